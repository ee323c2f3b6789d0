import type { Part } from "../view/part.ts";

/** A component of one of the kinds whose engine resolved to one of the names. */
export function runs(part: Part, kinds: string | readonly string[], ...engines: readonly string[]): boolean {
  return isKind(part, kinds) && engines.includes(part.engine);
}

export function isKind(part: Part, kinds: string | readonly string[]): boolean {
  return typeof kinds === "string" ? part.kind === kinds : kinds.includes(part.kind);
}

/** Runs inside Databricks, also a stream job whose engine is plain Spark. */
export function isDatabricks(part: Part): boolean {
  return part.engine.startsWith("databricks") || part.variant.startsWith("databricks");
}

export function isFlink(part: Part): boolean {
  return runs(part, "stream-processor", "flink");
}

/** Kinds that answer requests while somebody waits. */
export const ONLINE_KINDS: readonly string[] = ["model-serving", "app-service"];

/** Some endpoint or application reads its features while somebody waits. */
export function hasOnlineReader(store: Part): boolean {
  return store.down("features").some((reader) => isKind(reader, ONLINE_KINDS));
}
