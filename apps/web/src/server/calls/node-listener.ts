import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import compression from "compression";
import { logger } from "../logger.ts";
import { DATA_HEADERS, SECURITY_HEADERS } from "../security-headers.ts";
import { answerCall, BODY_BYTES_MAX } from "./answer-call.ts";

const WHOLE = "application/json";
/** Streams of events say that they must not be transformed, and are not. */
const compress = compression();

/** Answers a call that came over Node's own server, with the headers that Next.js adds for what it answers itself. Never rejects. */
export async function listenToCalls(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    noteAddress(incoming);
    for (const { key, value } of [...SECURITY_HEADERS, ...DATA_HEADERS]) response.setHeader(key, value);
    compress(incoming as never, response as never, () => undefined);
    const request = requestOf(incoming, response);
    await send(request ? await answerCall(request) : new Response("This request names no address.", { status: 400 }), incoming, response);
  } catch (error) {
    if (response.destroyed) return;
    logger.error({ err: error }, "a call was not answered");
    // What has begun must not look whole.
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

/** `undefined` when its host makes no address. What is longer than a body may be is not kept, whatever is made of it. */
function requestOf(incoming: IncomingMessage, response: ServerResponse): Request | undefined {
  try {
    return incomingMessageToRequest(incoming, response, { maxBodySize: BODY_BYTES_MAX });
  } catch {
    return undefined;
  }
}

/** As a proxy would, where there is none. */
function noteAddress(incoming: IncomingMessage): void {
  const address = incoming.socket.remoteAddress;
  if (address !== undefined) incoming.headers["x-forwarded-for"] ??= address;
}

async function send(answer: Response, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  // Nobody waits for the rest of what was refused.
  if (!incoming.complete) response.setHeader("connection", "close");
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body === null || answer.headers.get("content-type") === WHOLE) return sendWhole(await answer.text(), response);
  await pipeline(Readable.fromWeb(answer.body as never), response);
}

/** Written at once, an answer costs a tenth of what a stream of one piece does. */
function sendWhole(text: string, response: ServerResponse): void {
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(text);
}
