import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createGunzip } from "node:zlib";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The header of that name. */
  readonly authorization?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly contentType?: string;
}

/** One of the programs of this image. `ready` rejects with the reason while a peer is away. */
export interface Program {
  handle(request: Request): Promise<Answer | undefined>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface Counters {
  eventsIn: number;
  eventsOut: number;
  failed: number;
}

const BODY_BYTES_MAX = 2_000_000;
/** The platform kills the container after 30 s; open requests get a little less. */
const DRAIN_LIMIT_MS = 25_000;

/** Serves a program with `/healthz`, `/readyz` and `/metrics`; SIGTERM lets open requests end. */
export function serve(program: Program, counters: Counters, port: number): void {
  const server = createServer((request, response) => {
    answer(program, counters, request)
      .catch((error: unknown) => ({ status: error instanceof TooLarge ? 413 : 500, body: { error: message(error) } }))
      .then(
        (reply) => send(response, reply),
        () => response.destroy(),
      );
  });
  server.listen(port, () => log("info", `listening on port ${port}`));
  process.once("SIGTERM", () => {
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS).unref();
    server.close(() => void program.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
  });
}

export function log(level: "info" | "error", text: string, details: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message: text, ...details })}\n`);
}

async function answer(program: Program, counters: Counters, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/healthz") return { status: 200, body: { status: "ok", mode: process.env["MODE"] ?? "app" } };
  if (url.pathname === "/readyz")
    return await program.ready().then(
      () => ({ status: 200, body: { status: "ready" } }),
      (error: unknown) => ({ status: 503, body: { status: "not ready", reason: message(error) } }),
    );
  if (url.pathname === "/metrics")
    return {
      status: 200,
      contentType: "text/plain; version=0.0.4",
      body: `events_in ${counters.eventsIn}\nevents_out ${counters.eventsOut}\nfailed ${counters.failed}\n`,
    };
  const body = await readBody(request);
  const { authorization } = request.headers;
  const reply = await program.handle({ method: request.method ?? "GET", path: url.pathname, query: url.searchParams, body, authorization });
  return reply ?? { status: 404, body: { error: `There is nothing at ${url.pathname}.` } };
}

class TooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const source = request.headers["content-encoding"] === "gzip" ? request.pipe(createGunzip()) : request;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) throw new TooLarge(`The body is larger than ${BODY_BYTES_MAX} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, contentType = "application/json" }: Answer): void {
  response.writeHead(status, { "content-type": contentType });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
