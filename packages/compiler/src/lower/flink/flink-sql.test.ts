import { describe, expect, it } from "vitest";
import type { Peer } from "../../lowering.ts";
import { awsFlinkPlaces } from "../aws/stream-processor/flink-places.ts";
import { flinkSql } from "./flink-sql.ts";

function peer(id: string, kind: string, outputs: Peer["outputs"], settings: Peer["component"]["settings"] = {}): Peer {
  return {
    edge: { id: "e", from: { component: "a", port: "events" }, to: { component: "b", port: "events" } },
    component: { id, kind, title: id, settings },
    variant: "x",
    outputs,
  };
}

const clicks = peer("stream", "event-stream", {
  protocol: "kinesis",
  topics: ["clicks"],
  streamArns: ["arn:aws:kinesis:eu-west-1:1:stream/s"],
  region: "eu-west-1",
});
const lake = peer(
  "profiles",
  "lakehouse-tables",
  { format: "iceberg", catalogKind: "glue", warehouseUri: "s3://lake/", databaseByZone: { silver: "db_silver" } },
  { upsertKey: ["user_id"] },
);
const job = {
  sources: [clicks],
  tableSources: [],
  tableSinks: [{ lake, zone: "silver", table: "profiles" }],
  eventSinks: [],
  isUpsert: true,
  sql: "",
};
const places = awsFlinkPlaces({ component: { id: "job", kind: "stream-processor", title: "job", settings: {} } }, "g");

describe("flinkSql", () => {
  it("passes every event on when the user wrote nothing", () => {
    expect(flinkSql(job, places)).toMatchInlineSnapshot(`
      [
        "CREATE TEMPORARY TABLE \`in_clicks\` (\`id\` STRING, \`time\` TIMESTAMP(3), \`user_id\` STRING) WITH ('connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:eu-west-1:1:stream/s', 'aws.region' = 'eu-west-1', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601', 'source.init.position' = 'TRIM_HORIZON', 'json.ignore-parse-errors' = 'true');
      ",
        "CREATE TEMPORARY TABLE \`out_profiles\` (\`id\` STRING, \`time\` TIMESTAMP(3), \`user_id\` STRING, PRIMARY KEY (\`user_id\`) NOT ENFORCED) WITH ('connector' = 'iceberg', 'catalog-name' = 'lake', 'catalog-impl' = 'org.apache.iceberg.aws.glue.GlueCatalog', 'io-impl' = 'org.apache.iceberg.aws.s3.S3FileIO', 'warehouse' = 's3://lake/', 'catalog-database' = 'db_silver', 'catalog-table' = 'profiles', 'format-version' = '2', 'write.upsert.enabled' = 'true');
      ",
        "INSERT INTO \`out_profiles\` SELECT \`id\`, \`time\`, \`user_id\` FROM \`in_clicks\`;
      ",
      ]
    `);
  });

  it("puts the user's statements behind the tables that the arrows make", () => {
    const statements = flinkSql({ ...job, sql: "INSERT INTO out_profiles SELECT * FROM in_clicks;" }, places);
    expect(statements.at(-1)).toBe("INSERT INTO out_profiles SELECT * FROM in_clicks;\n");
    expect(statements).toHaveLength(3);
  });

  it("offers the tables that are joined to the user's statements, as they grow", () => {
    const [, joined] = flinkSql({ ...job, tableSources: [{ lake, zone: "silver", table: "profiles" }], sql: "SELECT 1" }, places);
    expect(joined).toBe(
      "CREATE TEMPORARY TABLE `in_profiles` (`id` STRING, `time` TIMESTAMP(3), `user_id` STRING) WITH ('connector' = 'iceberg', 'catalog-name' = 'lake', 'catalog-impl' = 'org.apache.iceberg.aws.glue.GlueCatalog', 'io-impl' = 'org.apache.iceberg.aws.s3.S3FileIO', 'warehouse' = 's3://lake/', 'catalog-database' = 'db_silver', 'catalog-table' = 'profiles', 'streaming' = 'true', 'monitor-interval' = '60s');\n",
    );
  });
});
