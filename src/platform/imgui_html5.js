// The few things that the platform backend needs of a page and that html5.h does not have: the exact size of a
// canvas, the shape of the cursor, and the clipboard. Linked with --js-library; Emscripten strips the comments.

addToLibrary({
  // Tells of the canvas in the device's own pixels. `devicePixelContentBox` is exact where the browser has it, and is
  // believed where it agrees with the product of size and ratio; some browsers report it stale after a zoom.
  foldline_watch_size: () => {
    const canvas = document.getElementById("canvas");
    const tell = (box) => {
      const ratio = window.devicePixelRatio || 1;
      const size = canvas.getBoundingClientRect();
      const whole = (device, css) => {
        const product = css * ratio;
        return Math.max(1, device && Math.abs(device - product) <= 1 ? device : Math.round(product));
      };
      _foldline_resized(whole(box?.inlineSize, size.width), whole(box?.blockSize, size.height), ratio);
    };
    const observer = new ResizeObserver((entries) => tell(entries.at(-1).devicePixelContentBoxSize?.[0]));
    try {
      observer.observe(canvas, {box: "device-pixel-content-box"});
    } catch {
      observer.observe(canvas);
    }
    const watchRatio = () => {
      const now = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      now.addEventListener("change", () => (tell(), watchRatio()), {once: true});
    };
    watchRatio();
    tell();
  },

  foldline_show_cursor__deps: ["$UTF8ToString"],
  foldline_show_cursor: (shape) => {
    document.getElementById("lab").style.cursor = UTF8ToString(shape);
  },

  foldline_host_left: () => document.getElementById("lab").getBoundingClientRect().left + window.scrollX,
  foldline_host_top: () => document.getElementById("lab").getBoundingClientRect().top + window.scrollY,

  foldline_on_a_mac: () => /Mac|iP(hone|ad)/.test(navigator.platform),
  foldline_focus_host: () => {
    const lab = document.getElementById("lab");
    if (!lab.contains(document.activeElement)) lab.focus({preventScroll: true});
  },
  foldline_listen_to_focus: () => {
    const lab = document.getElementById("lab");
    const moved = (focused) => (event) => lab.contains(event.relatedTarget) || _foldline_focused(focused);
    lab.addEventListener("focusin", moved(true));
    lab.addEventListener("focusout", moved(false));
  },

  // What no key types comes by a real input, which has the focus while a text is edited: an input method's text, a
  // dictated one, a phone's keyboard.
  foldline_listen_to_typing__deps: ["$stringToNewUTF8", "free"],
  foldline_listen_to_typing: () => {
    const typing = document.getElementById("typing");
    const take = () => {
      if (!typing.value) return;
      const text = stringToNewUTF8(typing.value);
      typing.value = "";
      _foldline_typed(text);
      _free(text);
    };
    typing.addEventListener("input", (event) => event.isComposing || take());
    typing.addEventListener("compositionend", take);
  },
  foldline_edit_text: (edits, x, y) => {
    const typing = document.getElementById("typing");
    typing.style.left = `${x}px`; // where an input method shows what it offers
    typing.style.top = `${y}px`;
    if (edits) typing.focus({preventScroll: true});
    else if (document.activeElement === typing) document.getElementById("lab").focus({preventScroll: true});
  },

  // What is copied goes into the clipboard within the browser's own event; what is pasted comes with it.
  foldline_listen_to_clipboard__deps: ["$UTF8ToString", "$stringToNewUTF8", "free"],
  foldline_listen_to_clipboard: () => {
    const lab = document.getElementById("lab");
    const copy = (letter) => (event) => {
      event.clipboardData.setData("text/plain", UTF8ToString(_foldline_copied(letter.charCodeAt(0))));
      event.preventDefault();
    };
    lab.addEventListener("copy", copy("c"));
    lab.addEventListener("cut", copy("x"));
    lab.addEventListener("paste", (event) => {
      const text = stringToNewUTF8(event.clipboardData.getData("text/plain"));
      _foldline_pasted(text);
      _free(text);
      event.preventDefault();
    });
  },
});
