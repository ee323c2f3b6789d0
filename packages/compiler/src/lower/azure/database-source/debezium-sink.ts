import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { workloadIdentity } from "../access.ts";
import type { VaultSecret } from "../containers/container-program.ts";
import { STREAM_SECRET, storedKey, storedKeyAddress } from "../event-stream/stored-key.ts";
import { asksForKey, writingLogin } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { keyVault, readVault } from "../key-vault/vault.ts";

const PRODUCER = "DEBEZIUM_SINK_KAFKA_PRODUCER";
const TEXT = "org.apache.kafka.common.serialization.StringSerializer";
const ROUTER = "org.apache.kafka.connect.transforms.RegexRouter";

/** Where Debezium sends the changes, and with which key. */
export interface DebeziumSink {
  /** Its identity, a vault, and the key where Azure makes it. */
  readonly resources: readonly DesiredResource[];
  readonly environment: Readonly<Record<string, Value | undefined>>;
  readonly vaultSecrets: readonly VaultSecret[];
  readonly rights: readonly Statement[];
  readonly after: readonly string[];
}

export function debeziumSink(context: LoweringContext, stream: Peer): DebeziumSink {
  return asksForKey(stream) ? kafkaSink(context, stream) : hubSink(context, stream);
}

function hubSink(context: LoweringContext, stream: Peer): DebeziumSink {
  const key = storedKey(context, stream, "Send");
  return {
    resources: key.resources,
    environment: { DEBEZIUM_SINK_TYPE: "eventhubs", DEBEZIUM_SINK_EVENTHUBS_HUBNAME: writtenTopic(context, stream.outputs) },
    vaultSecrets: [{ variable: "DEBEZIUM_SINK_EVENTHUBS_CONNECTIONSTRING", name: STREAM_SECRET, uri: key.secretUri }],
    rights: [readVault(context)],
    after: [storedKeyAddress(context)],
  };
}

/** Brokers outside Azure are signed in to with a key that lies in the stream's vault; all tables go into the one topic of this source. */
function kafkaSink(context: LoweringContext, stream: Peer): DebeziumSink {
  const { vaultSecrets, dependsOn } = writingLogin(context, `${PRODUCER}_SASL_JAAS_CONFIG`);
  return {
    resources: [...workloadIdentity(context), keyVault(context, { isPurgeProtected: false })],
    environment: {
      DEBEZIUM_SINK_TYPE: "kafka",
      [`${PRODUCER}_BOOTSTRAP_SERVERS`]: stream.outputs["bootstrapServers"],
      [`${PRODUCER}_KEY_SERIALIZER`]: TEXT,
      [`${PRODUCER}_VALUE_SERIALIZER`]: TEXT,
      [`${PRODUCER}_SECURITY_PROTOCOL`]: "SASL_SSL",
      [`${PRODUCER}_SASL_MECHANISM`]: "PLAIN",
      DEBEZIUM_TRANSFORMS: "row,topic",
      DEBEZIUM_TRANSFORMS_TOPIC_TYPE: ROUTER,
      DEBEZIUM_TRANSFORMS_TOPIC_REGEX: ".*",
      DEBEZIUM_TRANSFORMS_TOPIC_REPLACEMENT: writtenTopic(context, stream.outputs),
    },
    vaultSecrets,
    rights: [readVault(context)],
    after: dependsOn,
  };
}
