import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf, type SmallEnvironment } from "../aws/small-environment.testing.ts";

type Refusal = readonly [edge: string, reason: RegExp, drawing: Pick<SmallEnvironment, "components" | "edges">];

const REFUSED: readonly Refusal[] = [
  [
    "Flink behind Pub/Sub",
    /Flink reads and writes Google's Kafka here, not “stream”/,
    { components: ["stream:event-stream", ["job:stream-processor", { engine: "flink" }]], edges: ["stream.events -> job.events"] },
  ],
  [
    "Flink into Delta tables",
    /Flink does not open the tables of “tables” here/,
    {
      components: [
        ["stream:event-stream", { engine: "kafka" }],
        ["job:stream-processor", { engine: "flink" }],
        ["tables:lakehouse-tables", { engine: "delta" }],
      ],
      edges: ["stream.events -> job.events", "job.tables -> tables.tables"],
    },
  ],
  [
    "events of Kafka into vectors",
    /The job reads Pub\/Sub here, not “stream”/,
    {
      components: [["stream:event-stream", { engine: "kafka" }], "embed:embedding-job", "index:vector-store"],
      edges: ["stream.events -> embed.events", "embed.vectors -> index.vectors"],
    },
  ],
  [
    "events into PostgreSQL",
    /The job writes to Vertex AI Vector Search and BigQuery, not into “index”/,
    {
      components: ["stream:event-stream", "embed:embedding-job", ["index:vector-store", { engine: "pgvector" }]],
      edges: ["stream.events -> embed.events", "embed.vectors -> index.vectors"],
    },
  ],
  [
    "files in Polaris",
    /Apache Polaris lists tables and no files/,
    { components: ["docs:object-store", ["catalog:catalog", { engine: "polaris" }]], edges: ["docs.files -> catalog.files"] },
  ],
  [
    "Delta tables in Polaris",
    /Apache Polaris keeps tables of Iceberg in a bucket: “tables” is of another kind/,
    {
      components: [
        ["tables:lakehouse-tables", { engine: "delta" }],
        ["catalog:catalog", { engine: "polaris" }],
      ],
      edges: ["tables.tables -> catalog.tables"],
    },
  ],
  [
    "BigQuery's own tables in a Hive metastore",
    /BigQuery keeps the tables of “tables” itself/,
    {
      components: [
        ["tables:lakehouse-tables", { native: true }],
        ["catalog:catalog", { enginesAllowed: ["hive"] }],
      ],
      edges: ["tables.tables -> catalog.tables"],
    },
  ],
];

const BIGQUERY = ["index:vector-store", { bigqueryVector: true, queriesPerSecond: 1 }] as const;

const TAKEN: readonly (readonly [edge: string, drawing: Pick<SmallEnvironment, "components" | "edges">])[] = [
  [
    "a model inside a job into BigQuery",
    {
      components: ["docs:object-store", "embed:embedding-job", BIGQUERY],
      edges: ["docs.files -> embed.files", "embed.vectors -> index.vectors"],
    },
  ],
  [
    "events into BigQuery",
    {
      components: ["stream:event-stream", "embed:embedding-job", BIGQUERY],
      edges: ["stream.events -> embed.events", "embed.vectors -> index.vectors"],
    },
  ],
];

function refusalsOf(drawing: Pick<SmallEnvironment, "components" | "edges">): readonly string[] {
  const { diagnostics } = compile(blueprintOf(drawing), sampleTarget("standard", {}, "gcp"));
  return diagnostics.filter(({ code }) => code === "ZL-EDGE-REFUSED").map(({ message }) => message);
}

describe("what cannot work on Google Cloud is refused with a reason and a way out", () => {
  it.each(REFUSED)("%s", (_edge, reason, drawing) => {
    expect(refusalsOf(drawing)).toEqual([expect.stringMatching(reason)]);
  });
});

describe("what embedding jobs can write is not refused", () => {
  it.each(TAKEN)("%s", (_edge, drawing) => {
    expect(refusalsOf(drawing)).toEqual([]);
  });
});
