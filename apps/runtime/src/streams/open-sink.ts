import { KinesisClient } from "@aws-sdk/client-kinesis";
import type { EventSink } from "./event-sink.ts";
import { createKafkaSink, type KafkaTarget } from "./kafka-sink.ts";
import { createKinesisSink } from "./kinesis-sink.ts";

/** Where an address leads. */
export type SinkTarget =
  | { readonly stream: "kinesis"; readonly region: string; readonly name: string }
  | { readonly stream: "kafka"; readonly kafka: KafkaTarget };

/**
 * Opens the stream named by an address:
 * `kinesis://<region>/<stream>` or `kafka://<host:port,…>/<topic>[?iam=<region>]`.
 */
export function openSink(address: string): EventSink {
  const target = sinkTarget(address);
  if (target.stream === "kafka") return createKafkaSink(target.kafka);
  return createKinesisSink(target.name, new KinesisClient({ region: target.region }));
}

/** Reads such an address; several hosts are no URL, so it is taken apart by hand. */
export function sinkTarget(address: string): SinkTarget {
  const [, scheme, host, name, query] = /^(kinesis|kafka):\/\/([^/]+)\/([^/?]+)(?:\?(.*))?$/.exec(address) ?? [];
  if (!scheme || !host || !name)
    throw new Error(`ZEROLAKE_OUT_EVENTS is "${address}"; expected kinesis://region/stream or kafka://host:port/topic`);
  if (scheme === "kinesis") return { stream: "kinesis", region: host, name };
  const iamRegion = new URLSearchParams(query ?? "").get("iam");
  return { stream: "kafka", kafka: { bootstrapServers: host.split(","), topic: name, ...(iamRegion ? { iamRegion } : {}) } };
}
