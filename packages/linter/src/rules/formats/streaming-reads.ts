import { hasUpsertKey, isDelta, isIceberg, isUpsert, writersOf } from "../../facts/tables.ts";
import type { EdgeRule } from "../../rule.ts";

/** Jobs that read tables as a stream. */
export const STREAMING_READS_RULES: readonly EdgeRule[] = [
  {
    code: "ZL-FMT-031",
    severity: "error",
    edge: "tables",
    reach: "neighbours",
    message: "Streaming reads of Iceberg see appended snapshots only.",
    why: "A snapshot with overwrites or deletes stops the job, or is skipped with streaming-skip-overwrite-snapshots and its changes are lost.",
    fix: "Stream from the append-only bronze table or from the event stream.",
    sources: ["iceStreamRead", "iceSkip"],
    confidence: "high",
    when: (_facts, { from, to }) =>
      to.kind === "stream-processor" && isIceberg(from) && (hasUpsertKey(from) || writersOf(from).some(isUpsert)),
  },
  {
    code: "ZL-FMT-032",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "A streaming read of this Delta table stops at the first update.",
    why: "Structured Streaming accepts only appends; skipChangeCommits ignores updates and the change data feed delivers them.",
    fix: "Turn “Change data feed” on (delta.enableChangeDataFeed) and read the feed.",
    sources: ["deltaStream"],
    confidence: "high",
    when: (_facts, { from, to }) => to.kind === "stream-processor" && isDelta(from) && hasUpsertKey(from) && !from.flag("changeDataFeed"),
    setting: "changeDataFeed",
    repair: { set: "changeDataFeed", to: true },
  },
];
