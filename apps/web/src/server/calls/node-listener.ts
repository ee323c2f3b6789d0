import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import compression from "compression";
import { logger } from "../logger.ts";
import { DATA_HEADERS, SECURITY_HEADERS } from "../security-headers.ts";
import { answerCall } from "./answer-call.ts";

const WHOLE = "application/json";
/** Streams of events say that they must not be transformed, and are not. */
const compress = compression();

/** Answers a call that came over Node's own server, with the headers that Next.js adds for what it answers itself. Never rejects. */
export async function listenToCalls(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    noteAddress(request);
    for (const { key, value } of [...SECURITY_HEADERS, ...DATA_HEADERS]) response.setHeader(key, value);
    compress(request as never, response as never, () => undefined);
    await send(await answerCall(incomingMessageToRequest(request, response, { maxBodySize: null })), response);
  } catch (error) {
    if (response.destroyed) return;
    logger.error({ err: error }, "a call was not answered");
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  }
}

/** As a proxy would, where there is none. */
function noteAddress(request: IncomingMessage): void {
  const address = request.socket.remoteAddress;
  if (address !== undefined) request.headers["x-forwarded-for"] ??= address;
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body === null || answer.headers.get("content-type") === WHOLE) return sendWhole(await answer.text(), response);
  await pipeline(Readable.fromWeb(answer.body as never), response);
}

/** Written at once, an answer costs a tenth of what a stream of one piece does. */
function sendWhole(text: string, response: ServerResponse): void {
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(text);
}
