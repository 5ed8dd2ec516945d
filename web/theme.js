// Before the first picture: a page whose person has chosen a theme does not begin in the other one. No module, because
// those run only after the page has been drawn.
try {
  const { theme } = JSON.parse(localStorage.getItem("foldline:appearance"));
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Nobody has chosen, or nothing is kept here: the system's.
}
