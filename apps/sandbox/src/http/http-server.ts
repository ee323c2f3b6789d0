import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer, Exchange } from "./exchange.ts";

/** The largest object that the sandbox takes in one request. */
const BODY_BYTES_MAX = 256 * 1024 * 1024;

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly handle: (exchange: Exchange) => Promise<Answer>;
  readonly onError: (error: unknown) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new calls, lets those in flight end, then resolves. */
  close(): Promise<void>;
}

export async function listen({ host, port, handle, onError }: HttpServerOptions): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    answer(request, response, handle).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`, close: () => close(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, handle: HttpServerOptions["handle"]): Promise<void> {
  const body = await readBody(request);
  if (!body) {
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  const reply = await handle(toExchange(request, body));
  if (reply === "none") {
    request.socket.destroy();
    return;
  }
  const hasBody = request.method !== "HEAD" && reply.status !== 204 && reply.status !== 304;
  const length = hasBody ? { "content-length": String(Buffer.byteLength(reply.body)) } : {};
  response.writeHead(reply.status, { ...length, ...reply.headers });
  response.end(hasBody ? reply.body : undefined);
}

function toExchange(request: IncomingMessage, body: Uint8Array): Exchange {
  const [rawPath = "/", rawQuery = ""] = splitOnce(request.url ?? "/", "?");
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : (value ?? "")]),
  );
  return {
    method: request.method ?? "GET",
    rawPath,
    path: decode(rawPath),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    body,
  };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + separator.length)];
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
