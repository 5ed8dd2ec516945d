// How the page looks is kept apart from the log, and is no fact: what a person has chosen in localStorage, which all
// tabs of this origin share and which may be absent, and what the browser says that its person prefers.
const key = "foldline:appearance"; // theme.js reads it too, before the first picture
const grounds = { dark: "#0D1115", light: "#F3F2EE" };

// A text that the program in wasm has written, or "".
export function keptAppearance() {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // no storage here: it is chosen anew in each tab
  }
}

export function keepAppearance(appearance) {
  try {
    localStorage.setItem(key, appearance);
  } catch {
    // It lasts as long as the tab.
  }
  showTheme(JSON.parse(appearance).theme);
}

// What the style sheet and the browser draw round the canvas.
function showTheme(theme) {
  if (theme in grounds) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.content = grounds[theme] ?? grounds[meta.media.includes("light") ? "light" : "dark"];
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

// A text for the program in wasm.
export const preferences = () => JSON.stringify({ dark: dark.matches, reduced_motion: reducedMotion.matches });

export function watchPreferences(changed) {
  for (const query of [dark, reducedMotion]) query.addEventListener("change", () => changed(preferences()));
}
