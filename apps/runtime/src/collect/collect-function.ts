import { openSink } from "../streams/open-sink.ts";
import { collect } from "./collect.ts";

interface HttpEvent {
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

const sink = openSink(process.env["ZEROLAKE_OUT_EVENTS"] ?? "");

/** AWS Lambda behind an HTTP API. */
export async function handler(event: HttpEvent): Promise<{ statusCode: number; headers: Record<string, string>; body: string }> {
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString("utf8") : (event.body ?? "");
  const reply = await collect(body, { sink, keyField: process.env["ZEROLAKE_KEY_FIELD"] });
  return { statusCode: reply.status, headers: { "content-type": "application/json" }, body: JSON.stringify(reply.body) };
}
