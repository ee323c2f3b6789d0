import { KinesisClient } from "@aws-sdk/client-kinesis";
import type { EventSink } from "./event-sink.ts";
import { createKafkaSink } from "./kafka-sink.ts";
import { createKinesisSink } from "./kinesis-sink.ts";

/**
 * Opens the stream named by an address:
 * `kinesis://<region>/<stream>` or `kafka://<host:port,…>/<topic>[?iam=<region>]`.
 */
export function openSink(address: string): EventSink {
  const [scheme, rest = ""] = address.split("://", 2);
  const slash = rest.indexOf("/");
  const host = rest.slice(0, slash);
  const [name = "", query = ""] = rest.slice(slash + 1).split("?", 2);
  if (slash < 1 || name === "")
    throw new Error(`ZEROLAKE_OUT_EVENTS is "${address}"; expected kinesis://region/stream or kafka://host:port/topic`);
  if (scheme === "kinesis") return createKinesisSink(name, new KinesisClient({ region: host }));
  if (scheme === "kafka") {
    const iamRegion = new URLSearchParams(query).get("iam");
    return createKafkaSink({ bootstrapServers: host.split(","), topic: name, ...(iamRegion ? { iamRegion } : {}) });
  }
  throw new Error(`ZEROLAKE_OUT_EVENTS names the stream type "${scheme}", which this program cannot write to`);
}
