import type { Place, TableFormat } from "../advice.ts";
import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";
import type { SharingEngine } from "../table-format/situation.ts";

/** `auto` is the cloud's own stream processor: Flink on AWS, Dataflow on Google Cloud. */
export type StreamEngine = "stream-delivery" | "flink" | "spark-streaming" | "auto";

/** What moving a stream into tables depends on. */
export interface StreamSituation {
  readonly cloud: Place;
  readonly format: TableFormat;
  /** How soon rows must be visible. */
  readonly freshnessSeconds: number;
  readonly updates: "append" | "upsert";
  /** What happens on the way. */
  readonly transform: "none" | "windows" | "features";
  /** Event-time windows over joined streams. */
  readonly joinsStreams: boolean;
  /** The job is one simple statement that the native engine can run. */
  readonly isSimpleSql: boolean;
  readonly hasKubernetes: boolean;
  readonly teamWritesPySpark: boolean;
  readonly engines: readonly SharingEngine[];
}

/** The format that the delivery service of a cloud writes by itself. */
export const DELIVERED_FORMAT: Readonly<Record<Place, TableFormat | undefined>> = {
  aws: "iceberg",
  azure: "delta",
  gcp: "iceberg",
  local: undefined,
};

const DELIVERY_IS_LATE = "rows are transformed, replaced or needed within seconds, or delivery does not write this format";

const ROWS: readonly Row<StreamSituation, StreamEngine>[] = [
  {
    row: "1",
    when: (it) =>
      it.transform === "none" && it.updates === "append" && it.format === DELIVERED_FORMAT[it.cloud] && it.freshnessSeconds >= 60,
    choice: "stream-delivery",
    because: ["no job to run or pay for when idle"],
    whyNot: { flink: "a processor would only copy", "spark-streaming": "a processor would only copy" },
  },
  {
    row: "2",
    when: (it) => it.cloud === "local",
    choice: "spark-streaming",
    because: ["it runs on one laptop"],
    whyNot: { flink: "Flink needs more memory" },
  },
  {
    row: "3",
    when: (it) => it.format === "delta",
    choice: "spark-streaming",
    because: ["Spark is Delta's own writer and merges rows batch by batch"],
    whyNot: { flink: "the Flink sink only appends to Delta", "stream-delivery": DELIVERY_IS_LATE },
  },
  {
    row: "4a",
    when: (it) => it.cloud === "gcp" && !it.hasKubernetes && it.isSimpleSql && it.updates === "append" && it.format === "iceberg",
    choice: "auto",
    because: ["simple SQL that adds rows runs on Dataflow, the native service"],
    whyNot: { flink: "Google Cloud has no managed Flink (retired on 2025-02-28)", "stream-delivery": DELIVERY_IS_LATE },
  },
  {
    row: "4",
    when: (it) => (it.cloud === "azure" || it.cloud === "gcp") && !it.hasKubernetes,
    choice: "spark-streaming",
    because: ["there is no managed Flink on this cloud (retired on 2025-01-31 and 2025-02-28)"],
    whyNot: {
      flink: "Flink on Confluent writes topics, not tables; without Kubernetes there is no place to run another",
      auto: "hand-written Flink SQL does not run on the native engine",
      "stream-delivery": DELIVERY_IS_LATE,
    },
  },
  {
    row: "5",
    when: (it) => it.freshnessSeconds < 60 || it.joinsStreams || (it.updates === "upsert" && it.format === "hudi"),
    choice: "flink",
    because: ["event by event, large keyed state, exactly-once sinks for Iceberg and Hudi"],
    whyNot: { "spark-streaming": "micro-batches add latency", "stream-delivery": DELIVERY_IS_LATE },
  },
  {
    row: "6",
    when: (it) => it.teamWritesPySpark || it.engines.includes("databricks"),
    choice: "spark-streaming",
    because: ["one language and one runtime with the team's other jobs"],
    whyNot: { flink: "it would be a second runtime to know", "stream-delivery": DELIVERY_IS_LATE },
  },
  {
    row: "7",
    when: () => true,
    choice: "auto",
    because: ["the cloud's own service"],
    whyNot: { "stream-delivery": DELIVERY_IS_LATE },
  },
];

export const STREAM_ROWS: readonly string[] = ROWS.map(({ row }) => row);

/** What moves a stream into tables: managed delivery where copying is enough, otherwise the processor that fits. */
export function adviseStreamEngine(situation: StreamSituation): TableAdvice<StreamEngine> {
  return firstMatch(ROWS, situation);
}
