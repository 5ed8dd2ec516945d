// A file of events comes by the button, or is dropped anywhere on the page.

export function takeFiles(laboratory) {
  const importAll = async (files) => {
    for (const file of files) await laboratory.importFile(file);
  };
  const chooser = document.getElementById("file");
  chooser.addEventListener("change", () => void importAll([...chooser.files]));

  const bringsFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => bringsFiles(event) && event.preventDefault()); // it may be dropped here
  addEventListener("drop", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault(); // else the browser would leave the page and show the file
    void importAll([...event.dataTransfer.files]);
  });
}
