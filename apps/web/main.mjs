// The console in production: calls are answered here, which takes two thirds of the time that they take by way of Next.js; all else is Next.js's.
// Stands beside the `server.js` that Next.js makes, and reads `PORT` and `HOSTNAME` as that does.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { inspect } from "node:util";
import next from "next";

/** Longer than proxies keep a connection that is quiet (60 s, as a rule): else they send a request just when we close it. */
const QUIET_CONNECTION_MS = Number(process.env.KEEP_ALIVE_TIMEOUT) || 65_000;
/** Open streams of events would keep a server from ending for ever. */
const LAST_ANSWERS_MS = 5_000;
const port = Number(process.env.PORT) || 3000;
const hostname = process.env.HOSTNAME || "0.0.0.0";

process.chdir(import.meta.dirname);
// Where the server that Next.js makes puts it: without, the settings of the build would not hold.
const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

// Next.js would hold on to connections that ask for another protocol, which it has none of: of a server that nobody reaches it hears of none.
const app = next({ dev: false, dir: import.meta.dirname, hostname, port, httpServer: createServer() });
await app.prepare();
const listenToPages = app.getRequestHandler();

const server = createServer((request, response) => {
  const isCall = request.url?.startsWith("/api/trpc/") && (request.method === "GET" || request.method === "POST");
  // Left there by `src/instrumentation.ts`, which Next.js runs when it has begun; until then it answers calls, too.
  const listen = (isCall && globalThis.zerolakeListenToCalls) || listenToPages;
  listen(request, response).catch((error) => {
    report(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
});
server.keepAliveTimeout = QUIET_CONNECTION_MS;
server.on("error", (error) => {
  report(error);
  process.exit(1);
});
server.listen(port, hostname);
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, stop);

async function stop() {
  const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await new Promise((done) => server.close(done));
  clearTimeout(timer);
  await app.close();
  process.exit(0);
}

function report(error) {
  process.stderr.write(`${inspect(error)}\n`);
}
