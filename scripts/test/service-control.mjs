import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Lets a journey, which runs in another process, take a service away and bring it back: `POST /<service>/<action>` on the
 * loopback address, answered once it is done. Returns `{ url, stop }`.
 *
 * @param {Record<string, Record<string, unknown>>} services
 */
export async function startServiceControl(services) {
  const server = createServer((request, response) => {
    const [, name = "", action = ""] = request.url?.split("/") ?? [];
    const act = Object.hasOwn(services, name) ? services[name][action] : undefined;
    if (request.method !== "POST" || typeof act !== "function") {
      response.writeHead(404).end("There is nothing of this name.");
      return;
    }
    Promise.resolve(act()).then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((done) => server.close(done)),
  };
}
