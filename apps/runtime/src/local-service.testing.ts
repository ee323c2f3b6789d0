import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface GivenAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Received = Pick<IncomingMessage, "method" | "url" | "headers"> & AsyncIterable<unknown>;
type Reply = { writeHead(status: number, headers: Record<string, string>): unknown; end(text: string): unknown };

/** Kinesis as far as PutRecords: it takes every record. Its SDK speaks HTTP/2. */
export function startKinesis(): Promise<{ url: string; calls: ReceivedCall[] }> {
  return startService(() => ({ body: { FailedRecordCount: 0, Records: [{ SequenceNumber: "1", ShardId: "0" }] } }), { isHttp2: true });
}

/** A service on this machine that speaks HTTP; ends with the test. Returns its address and the calls that it got. */
export async function startService(
  answer: (call: ReceivedCall) => GivenAnswer,
  { isHttp2 = false }: { isHttp2?: boolean } = {},
): Promise<{ url: string; calls: ReceivedCall[] }> {
  const calls: ReceivedCall[] = [];
  const serve = async (request: Received, response: Reply) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const call = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
    calls.push(call);
    const reply = answer(call);
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  };
  const server = isHttp2 ? createHttp2Server(serve) : createServer(serve);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

/** Leads the SDKs of the program under test to such a service, until the test ends. */
export function useAwsAt(url: string, variables: Readonly<Record<string, string>> = {}): void {
  const before = { ...process.env };
  Object.assign(process.env, { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", ...variables });
  onTestFinished(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
}
