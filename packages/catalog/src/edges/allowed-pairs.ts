import type { Cloud } from "@zerolake/resources";
import type { DataKind } from "../definition.ts";

export interface AllowedPair {
  readonly from: string;
  readonly data: DataKind;
  readonly to: string;
  /** How many of the 13 designed templates draw it; orders suggestions. */
  readonly timesUsed: number;
  /** Clouds that can carry it; absent = all. */
  readonly clouds?: readonly Cloud[];
}

/** Start kind → data → end kind → times used. What is not listed here is refused, with a reason and a way round it. */
const ON_EVERY_CLOUD: Readonly<Record<string, Readonly<Partial<Record<DataKind, Readonly<Record<string, number>>>>>>> = {
  "device-source": { events: { "event-stream": 2 } },
  "event-source": { events: { "event-stream": 5 } },
  "log-source": { events: { "event-stream": 1 } },
  "feed-source": { events: { "event-stream": 2 } },
  "database-source": { events: { "event-stream": 3 } },
  "file-source": { files: { "object-store": 7 } },
  "object-store": { files: { catalog: 3, "dataset-store": 2, "spark-engine": 5, "model-training": 0, "embedding-job": 1 } },
  "lakehouse-tables": {
    tables: {
      catalog: 17,
      "dataset-store": 2,
      "stream-processor": 0,
      "spark-engine": 6,
      "sql-engine": 11,
      "data-quality": 11,
      "ml-workspace": 3,
      "model-training": 2,
      "embedding-job": 1,
    },
  },
  catalog: { catalog: { governance: 11 } },
  "dataset-store": { dataset: { catalog: 3, "spark-engine": 0, "ml-workspace": 3, "model-training": 3, "embedding-job": 1 } },
  "vector-store": { vectors: { "app-service": 3 } },
  "event-stream": { events: { "schema-registry": 5, "stream-processor": 7, "stream-delivery": 4, "embedding-job": 0, "app-service": 2 } },
  "schema-registry": { schema: { "stream-processor": 5, "stream-delivery": 0, "event-source": 0, "app-service": 0 } },
  "stream-processor": {
    events: { "event-stream": 1 },
    tables: { "lakehouse-tables": 7 },
    features: { "feature-store": 3 },
    vectors: { "vector-store": 0 },
  },
  "stream-delivery": { files: { "object-store": 1 }, tables: { "lakehouse-tables": 3 } },
  "spark-engine": { tables: { "lakehouse-tables": 7 }, files: { "object-store": 1 }, features: { "feature-store": 4 } },
  "sql-engine": { rows: { "app-service": 1, "ml-workspace": 0 } },
  orchestrator: { runs: { "spark-engine": 8, "data-quality": 10, "feature-store": 0, "model-training": 9, "embedding-job": 3 } },
  "data-quality": { metrics: { monitoring: 11 } },
  "feature-store": { features: { "stream-processor": 0, "ml-workspace": 1, "model-training": 5, "model-serving": 4, "app-service": 3 } },
  "model-registry": { model: { "spark-engine": 1, "model-training": 0, "model-serving": 7 } },
  "model-training": { model: { "model-registry": 10 }, files: { "object-store": 5 } },
  "gpu-pool": { compute: { "model-training": 5, "embedding-job": 1 } },
  "model-serving": { endpoint: { "stream-processor": 0, "embedding-job": 0, "app-service": 7 } },
  "embedding-job": { vectors: { "vector-store": 3 } },
  "foundation-model": { endpoint: { "stream-processor": 0, "embedding-job": 1, "app-service": 3 } },
  "app-service": {
    endpoint: { "stream-processor": 0, "embedding-job": 0, "app-service": 0 },
    events: { "event-stream": 2 },
    files: { "object-store": 0 },
  },
  "kubernetes-cluster": { compute: { "model-training": 0, "embedding-job": 0, "gpu-pool": 0 } },
};

/** Worth drawing although one cloud alone has it; elsewhere the missing part is inserted. */
const ON_SOME_CLOUDS: readonly AllowedPair[] = [
  { from: "device-source", data: "events", to: "stream-delivery", timesUsed: 0, clouds: ["aws"] },
  { from: "database-source", data: "tables", to: "lakehouse-tables", timesUsed: 0, clouds: ["azure", "gcp"] },
  { from: "event-source", data: "events", to: "stream-delivery", timesUsed: 0, clouds: ["aws"] },
  { from: "event-stream", data: "events", to: "lakehouse-tables", timesUsed: 0, clouds: ["gcp"] },
];

/** Every pair that some cloud can carry. */
export const ALLOWED_PAIRS: readonly AllowedPair[] = [...pairsOnEveryCloud(), ...ON_SOME_CLOUDS];

function pairsOnEveryCloud(): AllowedPair[] {
  return Object.entries(ON_EVERY_CLOUD).flatMap(([from, ports]) =>
    Object.entries(ports).flatMap(([data, ends]) =>
      Object.entries(ends).map(([to, timesUsed]) => ({ from, data: data as DataKind, to, timesUsed })),
    ),
  );
}
