import type { DataKind } from "../definition.ts";
import { findDefinition } from "../registry.ts";

/** Why an arrow cannot be drawn, and the kinds that one click puts between, in order from start to end. */
export interface Refusal {
  readonly says: string;
  readonly insert: readonly string[];
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** One rule per sort of data; each returns `undefined` where it has nothing to say. */
const RULES: Readonly<Partial<Record<DataKind, (pair: Pair) => Refusal | undefined>>> = {
  events: ({ from, to }) => (from === "event-stream" ? eventsFromStream(to) : eventsFromSource({ from, to })),
  tables: tablesRefusal,
  files: filesRefusal,
  features: featuresRefusal,
  vectors: vectorsRefusal,
  model: modelRefusal,
  compute: () => ({ says: "Machines join a cluster, not each other: connect the jobs that run here.", insert: [] }),
};

/** The reason for a pair whose ports fit and that no cloud carries. */
export function refusalOf(data: DataKind, pair: Pair): Refusal {
  return (
    RULES[data]?.(pair) ?? {
      says: `${quoted(pair.from)} has nothing that ${quoted(pair.to)} could use here: connect it to something else.`,
      insert: [],
    }
  );
}

function eventsFromSource({ from, to }: Pair): Refusal {
  const behindStream: Readonly<Record<string, readonly string[]>> = {
    "object-store": ["event-stream", "stream-delivery"],
    "lakehouse-tables": ["event-stream", "stream-delivery"],
    "feature-store": ["event-stream", "stream-processor"],
  };
  return {
    says: `${quoted(from)} sends events but does not keep them: put an Event stream between, so that ${quoted(to)} can read at its own pace and replay.`,
    insert: behindStream[to] ?? ["event-stream"],
  };
}

function eventsFromStream(to: string): Refusal | undefined {
  if (to === "event-stream")
    return {
      says: "Two streams need a Stream processing job between that reads one and writes the other.",
      insert: ["stream-processor"],
    };
  if (to === "feature-store")
    return { says: "Features are computed from events: put a Stream processing job between.", insert: ["stream-processor"] };
  return {
    says: `A stream does not write into ${quoted(to)} by itself: add Managed delivery (no code) or a Stream processing job between.`,
    insert: ["stream-delivery"],
  };
}

function tablesRefusal({ from, to }: Pair): Refusal {
  if (from === "lakehouse-tables" && to === "feature-store")
    return { says: "Features are computed from tables: put Batch processing between.", insert: ["spark-engine"] };
  if (from === "lakehouse-tables")
    return {
      says: "Tables do not move by themselves: put Batch processing or a Stream processing job between.",
      insert: ["spark-engine"],
    };
  return {
    says: `${quoted(from)} writes tables but does not keep them: put Lakehouse tables between, then ${quoted(to)} reads from there.`,
    insert: to === "feature-store" ? ["lakehouse-tables", "spark-engine"] : ["lakehouse-tables"],
  };
}

function filesRefusal({ from, to }: Pair): Refusal {
  if (from === "object-store" && to === "object-store")
    return {
      says: "Copying between stores is the setting “Copy to a second place”, or a Batch processing job between.",
      insert: ["spark-engine"],
    };
  if (from === "object-store") return { says: "Files become tables in a job: put Batch processing between.", insert: ["spark-engine"] };
  return {
    says: `${quoted(from)} puts files down but does not keep them: put an Object store between, then ${quoted(to)} reads from there.`,
    insert: to === "lakehouse-tables" ? ["object-store", "spark-engine"] : ["object-store"],
  };
}

function featuresRefusal({ from, to }: Pair): Refusal {
  if (from === "feature-store")
    return { says: "Features do not move between stores: let the job that computes them write into both.", insert: [] };
  return {
    says: `${quoted(from)} computes features: store them in a Feature store, then ${quoted(to)} reads the same values for training and for answers.`,
    insert: ["feature-store"],
  };
}

function vectorsRefusal({ from, to }: Pair): Refusal | undefined {
  if (to === "app-service")
    return {
      says: "An application asks a Vector database, not the job that fills it: put a Vector database between.",
      insert: ["vector-store"],
    };
  if (from === "vector-store")
    return { says: "Vectors do not move between stores: let the Embedding pipeline write into both.", insert: [] };
  return undefined;
}

function modelRefusal({ from }: Pair): Refusal {
  if (from === "model-registry")
    return { says: "A model moves between registries by approval, not by an arrow: use one registry with stages.", insert: [] };
  return {
    says: "A model is used after it was registered and approved: put a Model registry between.",
    insert: ["model-registry"],
  };
}

function quoted(kind: string): string {
  return `“${findDefinition(kind)?.title ?? kind}”`;
}
