import { isMap } from "@zerolake/resources";
import type { Peer } from "../../../lowering.ts";
import { type FlinkPlaces, type FlinkTable, kafkaReading, type Options } from "../../flink/flink-places.ts";
import { streamSecretName } from "../event-stream/stored-key.ts";

/** Where the cluster puts the keys of streams, each in a file of its secret's name. */
export const KEYS_FOLDER = "/mnt/stream-keys";
/** Folder of the tables in a zone's container, as every engine here writes them. */
const TABLES = "tables";

/** Event Hubs as streams, folders of storage as catalogs. `group` is the consumer group at the hubs. */
export function azureFlinkPlaces(group: string): FlinkPlaces {
  return {
    address: kafkaOptions,
    reading: () => kafkaReading(group),
    iceberg: ({ lake, zone }) => [
      ["catalog-type", "hadoop"],
      ["warehouse", uriOf(lake, zone)],
      ["catalog-database", TABLES],
    ],
    hudi: ({ lake, zone, table }: FlinkTable) => [["path", `${uriOf(lake, zone)}${TABLES}/${table}`]],
  };
}

/** The client itself reads the key out of the file that the cluster has put it into. */
function kafkaOptions(stream: Peer, topic: string): Options {
  const login =
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="$ConnectionString" password="${keys:' +
    `${KEYS_FOLDER}:${streamSecretName(stream)}}";`;
  return [
    ["connector", "kafka"],
    ["topic", topic],
    ["properties.bootstrap.servers", stream.outputs["bootstrapServers"] ?? ""],
    ["properties.security.protocol", "SASL_SSL"],
    ["properties.sasl.mechanism", "PLAIN"],
    ["properties.config.providers", "keys"],
    ["properties.config.providers.keys.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider"],
    ["properties.sasl.jaas.config", login],
  ];
}

function uriOf({ outputs }: Peer, zone: string): string {
  const uris = outputs["uriByZone"];
  return String(isMap(uris) ? (uris[zone] ?? "") : "");
}
