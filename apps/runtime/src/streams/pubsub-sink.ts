import * as z from "zod";
import { type AskGoogle, askGoogle } from "../google/ask-google.ts";
import type { EventSink, OutgoingEvent } from "./event-sink.ts";

/** Most messages of one request; a limit of the service. */
const MESSAGES_PER_CALL = 1000;
const PUBLISH = "pubsub.topics.publish";
const permissionsSchema = z.object({ permissions: z.array(z.string()).optional() });

/** Writes to a topic of Pub/Sub; the key travels as an attribute, since the topic promises no order. */
export function createPubsubSink(topicPath: string, ask: AskGoogle = askGoogle): EventSink {
  const url = `https://pubsub.googleapis.com/v1/${topicPath}`;
  return {
    async send(events) {
      for (let start = 0; start < events.length; start += MESSAGES_PER_CALL) {
        const messages = events.slice(start, start + MESSAGES_PER_CALL).map(messageOf);
        await ask({ url: `${url}:publish`, body: { messages } });
      }
    },
    async check() {
      const answer = permissionsSchema.parse(await ask({ url: `${url}:testIamPermissions`, body: { permissions: [PUBLISH] } }));
      if (!answer.permissions?.includes(PUBLISH)) throw new Error(`This program may not write to ${topicPath}`);
    },
    async close() {
      // Every request stands alone.
    },
  };
}

function messageOf({ key, body }: OutgoingEvent) {
  return { data: Buffer.from(body).toString("base64"), attributes: { key } };
}
