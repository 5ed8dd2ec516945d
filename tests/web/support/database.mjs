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

// Every file that is kept, of every place of this browser, with its bytes as a text.
const kept = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("/foldline-")) continue;
      const database = await done(indexedDB.open(name));
      const files = database.transaction("FILE_DATA").objectStore("FILE_DATA");
      const [keys, entries] = await Promise.all([done(files.getAllKeys()), done(files.getAll())]);
      keys.forEach((key, n) => all.push([key, [...(entries[n].contents ?? [])].join()]));
      database.close();
    }
    return all;
  });

// The names of the files.
export const keptFiles = async (page) => (await kept(page)).map(([key]) => key.split("/").at(-1)).sort();

// The files of every place's log, with their bytes.
export const keptBytes = async (page) => (await kept(page)).filter(([key]) => key.endsWith(".log"));
