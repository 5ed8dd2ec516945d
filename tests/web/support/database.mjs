// The page's database from outside, as a curious person or a failing disk would reach into it.

// Runs in the page: changes the entry of one file by `how` ("flip", "cut", "nonsense" or "delete").
export const alter = (page, file, how) =>
  page.evaluate(
    async ([file, how]) => {
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const here = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("/foldline-"));
      for (const name of here) {
        const database = await done(indexedDB.open(name));
        const store = database.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
        const entry = await done(store.get(`${name}/${file}`));
        if (entry) {
          if (how === "flip") entry.contents[entry.contents.length - 3] ^= 1;
          if (how === "cut") entry.contents = entry.contents.slice(0, -3);
          if (how === "nonsense") entry.contents = null;
          if (how === "delete") await done(store.delete(`${name}/${file}`));
          else await done(store.put(entry, `${name}/${file}`));
        }
        database.close();
      }
    },
    [file, how],
  );

// The names of the files that are kept, of every place of this browser.
export const keptFiles = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("/foldline-")) continue;
      const database = await done(indexedDB.open(name));
      all.push(...(await done(database.transaction("FILE_DATA").objectStore("FILE_DATA").getAllKeys())));
      database.close();
    }
    return all.map((key) => key.split("/").at(-1)).sort();
  });

// The files of every place's log, with their bytes.
export const keptBytes = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("/foldline-")) continue;
      const database = await done(indexedDB.open(name));
      const files = database.transaction("FILE_DATA").objectStore("FILE_DATA");
      const keys = await done(files.getAllKeys());
      for (const key of keys.filter((key) => key.endsWith(".log")))
        all.push([key, [...(await done(database.transaction("FILE_DATA").objectStore("FILE_DATA").get(key))).contents].join()]);
      database.close();
    }
    return all;
  });
