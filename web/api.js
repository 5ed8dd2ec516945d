// window.foldline: what a course page, a test or a curious person may ask. foldline.d.ts describes it.

// `started` promises the program and its laboratory; whoever asks before that is answered after it.
export function createApi(started, listeners) {
  // Options come from outside: whatever is no object has no fields.
  const read = async (name, options) => (await started).core.read(name, JSON.stringify({ ...options }));
  return Object.freeze({
    ready: started.then(({ ready }) => ready),
    execute: async (command) => (await started).laboratory.execute(command),
    ask: async (intent) => (await started).laboratory.ask(intent),
    events: (options) => read("events", options),
    state: (account, options) => read("state", { ...options, account }),
    projection: (name, options) => read("projection", { ...options, name }),
    view: () => read("view"),
    exportLog: async (format) => (await started).laboratory.exportLog(format),
    importLog: async (text) => (await started).laboratory.importLog(text),
    reset: async () => (await started).laboratory.reset(),
    on: (kind, listener) => listeners.on(kind, listener),
  });
}
