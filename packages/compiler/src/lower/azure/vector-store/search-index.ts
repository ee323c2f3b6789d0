import { type Granter, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";

const METRICS: Readonly<Record<string, string>> = { cosine: "cosine", euclidean: "euclidean", dot: "dotProduct" };
const BUILD = { efConstruction: 400, efSearch: 500 };
/** The service takes 4 to 10 links per vector. */
const LINKS = { min: 4, max: 10 };

export function indexName(part: Pick<Granter, "component">): string {
  return part.component.id;
}

/** Bears the key of the file that a piece was cut from, where the service itself fills the index. */
export const PARENT_FIELD = "parent";

export interface SearchIndex {
  /** The service itself cuts files into pieces: it wants the key to be searchable, and a place for that of the file. */
  readonly isFilledByService: boolean;
}

/** An index of texts with their vectors; vectors are kept for searching only, so they are never returned. */
export function searchIndex(part: Part, { isFilledByService }: SearchIndex): LooseMap {
  const isCompressed = textSetting(part, "quantization") !== "none";
  return {
    name: indexName(part),
    fields: [
      {
        name: "id",
        type: "Edm.String",
        key: true,
        filterable: true,
        ...(isFilledByService ? { searchable: true, analyzer: "keyword" } : {}),
      },
      ...(isFilledByService ? [{ name: PARENT_FIELD, type: "Edm.String", filterable: true }] : []),
      { name: "content", type: "Edm.String", searchable: true },
      { name: "metadata", type: "Edm.String", searchable: false, filterable: true },
      {
        name: "embedding",
        type: "Collection(Edm.Single)",
        searchable: true,
        retrievable: false,
        stored: false,
        dimensions: numberSetting(part, "dimension"),
        vectorSearchProfile: "vectors",
      },
    ],
    vectorSearch: {
      algorithms: [
        {
          name: "hnsw",
          kind: "hnsw",
          hnswParameters: { metric: METRICS[textSetting(part, "metric")] ?? "cosine", m: links(part), ...BUILD },
        },
      ],
      profiles: [{ name: "vectors", algorithm: "hnsw", compression: isCompressed ? "small" : undefined }],
      compressions: isCompressed ? [{ name: "small", kind: "scalarQuantization" }] : undefined,
    },
  };
}

function links(part: Part): number {
  return Math.min(LINKS.max, Math.max(LINKS.min, numberSetting(part, "hnswM")));
}
