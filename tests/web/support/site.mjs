// Serves the built page on loopback as a static host would: below sub-paths, /some/<place>/ being the same site
// for every <place>.
import { createServer } from "node:http";
import sirv from "sirv";

// `folder` may be changed while it serves: what a deployment does to a host. While it is `down`, it answers nobody.
export async function serveSite(folder = process.env.FOLDLINE_SITE) {
  const site = {
    folder,
    down: false,
    at: (place) => `http://127.0.0.1:${server.address().port}/some/${place}/`,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
  const serving = new Map(); // one for each folder
  const files = (request, response) => {
    if (!serving.has(site.folder)) serving.set(site.folder, sirv(site.folder, { dev: true, etag: true, gzip: true }));
    serving.get(site.folder)(request, response, () => response.writeHead(404).end());
  };
  const server = createServer((request, response) => {
    if (site.down) return request.socket.destroy();
    const [, below] = /^\/some\/[^/]+(\/.*)$/.exec(request.url) ?? [];
    if (!below) return response.writeHead(404).end();
    request.url = below;
    files(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return site;
}
