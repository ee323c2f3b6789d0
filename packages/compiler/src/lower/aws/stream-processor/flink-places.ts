import { join, type Value } from "@zerolake/resources";
import type { Part, Peer } from "../../../lowering.ts";
import { type FlinkPlaces, type FlinkTable, kafkaReading, type Options } from "../../flink/flink-places.ts";
import { databaseOf } from "../../tables/lake-tables.ts";
import { keySecret } from "../event-stream/stream-login.ts";

type Reader = Pick<Part, "component">;

/** Kinesis and Kafka as streams, Glue and S3 Tables as catalogs. `group` is the consumer group at the brokers. */
export function awsFlinkPlaces(reader: Reader, group: string): FlinkPlaces {
  return {
    address: (stream, topic) => (isKafka(stream) ? kafkaOptions(stream, topic, reader) : kinesisOptions(stream, topic)),
    reading: (stream) => (isKafka(stream) ? kafkaReading(group) : [["source.init.position", "TRIM_HORIZON"]]),
    iceberg: ({ lake, zone }) => [...icebergCatalog(lake), ["catalog-database", databaseOf(lake.outputs, zone)]],
    hudi,
  };
}

function isKafka({ outputs }: Peer): boolean {
  return outputs["protocol"] === "kafka";
}

function kafkaOptions(stream: Peer, topic: string, reader: Reader): Options {
  const address: Options = [
    ["connector", "kafka"],
    ["topic", topic],
    ["properties.bootstrap.servers", stream.outputs["bootstrapServers"] ?? ""],
    ["properties.security.protocol", "SASL_SSL"],
  ];
  return stream.outputs["login"] === "plain" ? [...address, ...plainLogin(keySecret(stream, reader))] : [...address, ...IAM_LOGIN];
}

const IAM_LOGIN: Options = [
  ["properties.sasl.mechanism", "AWS_MSK_IAM"],
  ["properties.sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;"],
  ["properties.sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler"],
];

/** The client itself looks the key up, with AWS's provider, which is one of the jars that the environment names. */
function plainLogin(secret: Value): Options {
  const field = (name: string): readonly Value[] => ["${secrets:", secret, `:${name}}`];
  const login = join(
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="',
    ...field("username"),
    '" password="',
    ...field("password"),
    '";',
  );
  return [
    ["properties.sasl.mechanism", "PLAIN"],
    ["properties.config.providers", "secrets"],
    ["properties.config.providers.secrets.class", "com.amazonaws.kafka.config.providers.SecretsManagerConfigProvider"],
    ["properties.sasl.jaas.config", login],
  ];
}

/** Each topic is a stream of its own, in the same order. */
function kinesisOptions(stream: Peer, topic: string): Options {
  const { topics, streamArns, region } = stream.outputs;
  const index = Array.isArray(topics) ? topics.indexOf(topic) : -1;
  const arn = Array.isArray(streamArns) ? (streamArns as readonly Value[])[index] : undefined;
  return [
    ["connector", "kinesis"],
    ["stream.arn", arn ?? ""],
    ["aws.region", region ?? ""],
  ];
}

function hudi({ lake, zone, table }: FlinkTable): Options {
  return [
    ["path", `${String(lake.outputs["warehouseUri"])}${zone}/${table}`],
    ["hive_sync.enabled", "true"],
    ["hive_sync.mode", "glue"],
    ["hive_sync.db", databaseOf(lake.outputs, zone)],
    ["hive_sync.table", table],
  ];
}

function icebergCatalog(lake: Peer): Options {
  if (lake.outputs["catalogKind"] !== "s3tables") {
    return [
      ["catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog"],
      ["io-impl", "org.apache.iceberg.aws.s3.S3FileIO"],
      ["warehouse", lake.outputs["warehouseUri"] ?? ""],
    ];
  }
  return [
    ["catalog-type", "rest"],
    ["uri", lake.outputs["icebergRestUri"] ?? ""],
    ["warehouse", lake.outputs["warehouse"] ?? ""],
    ["rest.sigv4-enabled", "true"],
    ["rest.signing-name", "s3tables"],
    ["rest.signing-region", lake.outputs["region"] ?? ""],
  ];
}
