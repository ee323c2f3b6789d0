import type { Peer } from "../../../lowering.ts";

/** Where a writer without a zone of its own puts files: the store's first zone, as the store's outputs name it. */
export function firstPrefix(store: Pick<Peer, "outputs">): string {
  const prefixes = store.outputs["prefixes"];
  const first = Array.isArray(prefixes) ? prefixes[0] : undefined;
  return typeof first === "string" ? first : "raw/";
}
