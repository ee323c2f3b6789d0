import { numberSetting, type Part } from "../lowering.ts";

/** Request units of one question to a vector index; a writing costs about as much. */
const UNITS_PER_QUESTION = 30;
/** What autoscale takes at least, and in steps of which. Source: Cosmos DB, provisioned throughput with autoscale. */
const STEP = 1000;
/** A month's average is billed at a tenth of the ceiling at least; the ceiling leaves room for that much more than the peak. */
const ROOM = 1.25;

/** Ceiling of request units a second; nothing in a prototype, which pays per request. */
export function documentThroughput(part: Pick<Part, "component" | "target">): number | undefined {
  if (part.target.tier === "prototype") return undefined;
  const units = numberSetting(part, "queriesPerSecond") * UNITS_PER_QUESTION * ROOM;
  return Math.max(1, Math.ceil(units / STEP)) * STEP;
}
