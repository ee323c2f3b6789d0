import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { freePort } from "./free-port.ts";

export interface ReceivedCall {
  readonly type: string;
  readonly sentence: string;
  readonly isGenuine: boolean;
}

export interface WebhookReceiver {
  readonly url: string;
  /** Newest last, each judged with the secret that was given last. */
  readonly calls: readonly ReceivedCall[];
  /** As `whsec_…`. */
  trust(secret: string): void;
  stop(): Promise<void>;
}

/** A program that takes webhooks and checks them as Standard Webhooks describes; nothing of ours. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const port = await freePort();
  const calls: ReceivedCall[] = [];
  let key = Buffer.alloc(0);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => void parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      const signed = Buffer.concat([Buffer.from(`${request.headers["webhook-id"]}.${request.headers["webhook-timestamp"]}.`), body]);
      const wanted = createHmac("sha256", key).update(signed).digest();
      const given = String(request.headers["webhook-signature"]).split(" ");
      const isGenuine = given.some((each) => {
        const signature = Buffer.from(each.replace(/^v1,/, ""), "base64");
        return signature.length === wanted.length && timingSafeEqual(signature, wanted);
      });
      const { type, data } = JSON.parse(body.toString("utf8")) as { type: string; data: { sentence: string } };
      calls.push({ type, sentence: data.sentence, isGenuine });
      response.end("taken");
    });
  });
  await new Promise<void>((listening) => void server.listen(port, "localhost", listening));
  return {
    url: `http://localhost:${port}/zerolake`,
    calls,
    trust(secret) {
      key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    },
    stop: () => new Promise((stopped) => void server.close(() => stopped())),
  };
}
