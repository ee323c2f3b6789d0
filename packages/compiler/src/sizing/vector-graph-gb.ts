import { numberSetting, type Part } from "../lowering.ts";

const BYTES_PER_NUMBER = 4;
const BYTES_PER_LINK = 8;
/** What a graph takes beside its vectors and its links of the lowest layer. */
const OVERHEAD = 1.1;

/** Gigabytes of an HNSW graph with the vectors in it, of one copy: it is searched from memory. */
export function vectorGraphGb(part: Pick<Part, "component">): number {
  const bytes = numberSetting(part, "dimension") * BYTES_PER_NUMBER + numberSetting(part, "hnswM") * BYTES_PER_LINK;
  return (numberSetting(part, "vectors") * bytes * OVERHEAD) / 1e9;
}
