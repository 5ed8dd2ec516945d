// Serves the built page on loopback, below a sub-path, since that is how a static host may serve it.
import { createServer } from "node:http";
import sirv from "sirv";

export async function serveSite() {
  const files = sirv(process.env.FOLDLINE_SITE, { dev: true });
  const server = createServer((request, response) => {
    if (!request.url.startsWith("/some/where/")) return response.writeHead(404).end();
    request.url = request.url.slice("/some/where".length);
    files(request, response, () => response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/some/where/`,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}
