import type { Peer } from "../../../lowering.ts";
import { type FlinkPlaces, type FlinkTable, kafkaReading, type Options } from "../../flink/flink-places.ts";
import { databaseOf } from "../../tables/lake-tables.ts";

/** Google's own login, one of the jars that the environment names. Source: its documentation for Java clients. */
const LOGIN: Options = [
  ["properties.security.protocol", "SASL_SSL"],
  ["properties.sasl.mechanism", "OAUTHBEARER"],
  ["properties.sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;"],
  ["properties.sasl.login.callback.handler.class", "com.google.cloud.hosted.kafka.auth.GcpLoginCallbackHandler"],
];

/** Kafka as streams, BigLake's Iceberg REST catalog for tables, folders for Hudi. `group` is the consumer group at the brokers. */
export function googleFlinkPlaces(group: string): FlinkPlaces {
  return {
    address: kafka,
    reading: () => kafkaReading(group),
    iceberg: ({ lake, zone }) => [...icebergCatalog(lake), ["catalog-database", databaseOf(lake.outputs, zone)]],
    hudi: ({ lake, zone, table }: FlinkTable) => [["path", `${String(lake.outputs["warehouseUri"])}/${zone}/${table}`]],
  };
}

function kafka({ outputs }: Peer, topic: string): Options {
  return [["connector", "kafka"], ["topic", topic], ["properties.bootstrap.servers", outputs["bootstrapServers"] ?? ""], ...LOGIN];
}

function icebergCatalog({ outputs }: Peer): Options {
  return [
    ["catalog-type", "rest"],
    ["uri", outputs["icebergRestUri"] ?? ""],
    ["warehouse", outputs["warehouseUri"] ?? ""],
    ["header.x-goog-user-project", outputs["project"] ?? ""],
    ["rest.auth.type", "org.apache.iceberg.gcp.auth.GoogleAuthManager"],
    ["io-impl", "org.apache.iceberg.gcp.gcs.GCSFileIO"],
  ];
}
