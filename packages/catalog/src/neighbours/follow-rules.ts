import type { Value } from "@zerolake/resources";
import type { DataKind } from "../definition.ts";
import { EMBEDDING_MODELS, type EmbeddingModel } from "./embedding-models.ts";

type Settings = Readonly<Record<string, Value>>;

/** Against the flow of data, one connection after another: the in-port, and the kind of component behind it. */
export type WayUp = readonly { readonly through: DataKind; readonly kind: string }[];

/** A setting that takes its value from connected components as long as nobody sets it. */
export interface FollowRule {
  readonly kind: string;
  readonly setting: string;
  readonly from: WayUp;
  /** The value out of the neighbours' effective settings; `undefined` = they say nothing, or not the same. */
  readonly take: (neighbours: readonly Settings[]) => Value | undefined;
}

/** All settings that follow a neighbour. The compiler fills them in and the inspector says from where, both by this list. */
export const FOLLOW_RULES: readonly FollowRule[] = [
  {
    kind: "embedding-job",
    setting: "model",
    from: [{ through: "endpoint", kind: "foundation-model" }],
    // An endpoint of a model that chats embeds nothing.
    take: (endpoints) => agreed(endpoints.map(({ model }) => (modelOf(model) ? model : undefined))),
  },
  {
    kind: "vector-store",
    setting: "dimension",
    from: [{ through: "vectors", kind: "embedding-job" }],
    take: (jobs) => agreed(jobs.map(({ model }) => modelOf(model)?.dimension)),
  },
  {
    kind: "vector-store",
    setting: "metric",
    from: [{ through: "vectors", kind: "embedding-job" }],
    take: (jobs) => agreed(jobs.map(({ model }) => modelOf(model)?.metric)),
  },
  {
    kind: "governance",
    setting: "piiTags",
    from: [
      { through: "catalog", kind: "catalog" },
      { through: "tables", kind: "lakehouse-tables" },
    ],
    take: (tables) => {
      const columns = new Set(tables.flatMap(({ piiTags }) => textsOf(piiTags)));
      return columns.size === 0 ? undefined : [...columns].sort();
    },
  },
];

function modelOf(name: Value | undefined): EmbeddingModel | undefined {
  return typeof name === "string" && Object.hasOwn(EMBEDDING_MODELS, name) ? EMBEDDING_MODELS[name] : undefined;
}

/** What all of them say; nothing when one says nothing or something else. */
function agreed(values: readonly (Value | undefined)[]): Value | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

export function textsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}
