// What the screen shows, as pixels. The browser that took the picture also unpacks it, so no library is needed here.

// A picture of the page, kept in the page for the questions below; pixels of the device.
async function take(page) {
  const png = Buffer.from(await page.screenshot()).toString("base64");
  await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(bitmap, 0, 0);
    window.takenPicture = pen;
  }, png);
}

// The colour of a pixel, "#0D1115".
export async function colourAt(page, x, y) {
  await take(page);
  return page.evaluate(([x, y]) => {
    const [r, g, b] = window.takenPicture.getImageData(x, y, 1, 1).data;
    return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  }, [x, y]);
}

// How many pixels within [x, y, width, height] have each of the colours, each channel no more than `near` away.
export async function counts(page, rect, colours, near = 6) {
  await take(page);
  return page.evaluate(([rect, colours, near]) => {
    const { data } = window.takenPicture.getImageData(...rect.map(Math.round));
    const wanted = colours.map((colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
    const found = colours.map(() => 0);
    for (let at = 0; at < data.length; at += 4)
      wanted.forEach((rgb, index) => {
        if (rgb.every((channel, k) => Math.abs(channel - data[at + k]) <= near)) ++found[index];
      });
    return found;
  }, [rect, colours, near]);
}
