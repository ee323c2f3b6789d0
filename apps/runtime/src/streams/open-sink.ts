import { KinesisClient } from "@aws-sdk/client-kinesis";
import * as z from "zod";
import type { EventSink } from "./event-sink.ts";
import { createKafkaSink, type KafkaTarget } from "./kafka-sink.ts";
import { createKinesisSink } from "./kinesis-sink.ts";
import { createPubsubSink } from "./pubsub-sink.ts";

/** Where an address leads. */
export type SinkTarget =
  | { readonly stream: "kinesis"; readonly region: string; readonly name: string }
  | { readonly stream: "kafka"; readonly kafka: KafkaTarget }
  | { readonly stream: "pubsub"; readonly topicPath: string };

/**
 * Opens the stream named by an address:
 * `kinesis://<region>/<stream>`, `pubsub://<project>/<topic>`, `eventhubs://<host>/<hub>` or `kafka://<host:port,…>/<topic>[?iam=<region>|?login=plain|?login=google]`. `login` is the text of the secret with user and password.
 */
export function openSink(address: string, login?: string): EventSink {
  const target = sinkTarget(address, login);
  if (target.stream === "kafka") return createKafkaSink(target.kafka);
  if (target.stream === "pubsub") return createPubsubSink(target.topicPath);
  return createKinesisSink(target.name, new KinesisClient({ region: target.region }));
}

/** Reads such an address; several hosts are no URL, so it is taken apart by hand. */
export function sinkTarget(address: string, login?: string): SinkTarget {
  const [, scheme, host, name, query] = /^(kinesis|kafka|eventhubs|pubsub):\/\/([^/]+)\/([^/?]+)(?:\?(.*))?$/.exec(address) ?? [];
  if (!scheme || !host || !name)
    throw new Error(
      `ZEROLAKE_OUT_EVENTS is "${address}"; expected kinesis://region/stream, pubsub://project/topic, kafka://host:port/topic or eventhubs://host/hub`,
    );
  if (scheme === "kinesis") return { stream: "kinesis", region: host, name };
  if (scheme === "pubsub") return { stream: "pubsub", topicPath: `projects/${host}/topics/${name}` };
  if (scheme === "eventhubs")
    return { stream: "kafka", kafka: { bootstrapServers: [`${host}:9093`], topic: name, identityFor: `https://${host}` } };
  const asked = new URLSearchParams(query ?? "");
  const iamRegion = asked.get("iam");
  const signIn = asked.get("login") === "plain" ? { login: readLogin(login) } : {};
  const atGoogle = asked.get("login") === "google" ? { isAtGoogle: true as const } : {};
  return {
    stream: "kafka",
    kafka: { bootstrapServers: host.split(","), topic: name, ...(iamRegion ? { iamRegion } : {}), ...signIn, ...atGoogle },
  };
}

const loginSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });

/** Never says what stands in the secret. */
function readLogin(text: string | undefined): z.infer<typeof loginSchema> {
  try {
    return loginSchema.parse(JSON.parse(text ?? ""));
  } catch {
    throw new Error("ZEROLAKE_EVENTS_LOGIN is not set, or is no JSON with username and password");
  }
}
