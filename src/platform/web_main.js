// Intents run between frames: on a message and not on an animation frame, so that a hidden tab answers too.

addToLibrary({
  $foldlineChannel: null,
  foldline_wake__deps: ["$foldlineChannel"],
  foldline_wake: () => {
    if (!foldlineChannel) {
      foldlineChannel = new MessageChannel();
      foldlineChannel.port1.onmessage = () => Module["onAsked"]();
    }
    foldlineChannel.port2.postMessage(0);
  },

  foldline_keep_appearance__deps: ["$UTF8ToString"],
  foldline_keep_appearance: (appearance) => Module["onAppearance"](UTF8ToString(appearance)),
});
