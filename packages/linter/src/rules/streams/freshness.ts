import { checkpointSeconds } from "../../facts/streams.ts";
import { freshnessTarget } from "../../facts/targets.ts";
import type { Rule } from "../../rule.ts";

/** Size of rows in a columnar file against the events that they came in. */
const COMPRESSED = 0.3;

/** How long rows take, and what that costs in files and state. */
export const STREAM_FRESHNESS_RULES: readonly Rule[] = [
  {
    code: "ZL-STR-004",
    severity: "warning",
    edge: "tables",
    reach: "path",
    message: "This job will write many tiny files.",
    why: "File size is rate × checkpoint interval × compression ÷ writers; every reader pays an open and a footer read per file.",
    fix: "Turn compaction on, lengthen “Checkpoint every”, or lower the writer parallelism.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, { from, to }) => {
      if (from.kind !== "stream-processor" || to.kind !== "lakehouse-tables" || to.flag("maintenance.compaction")) return false;
      const fileMb = (from.figures.mbPerSecond * checkpointSeconds(from) * COMPRESSED) / Math.max(1, from.number("parallelism") ?? 1);
      return fileMb > 0 && fileMb < (to.number("targetFileMb") ?? 256) / 8;
    },
    at: "to",
    setting: "maintenance",
    repair: { set: "maintenance.compaction", to: true },
  },
  {
    code: "ZL-STR-005",
    severity: "error",
    component: "stream-processor",
    reach: "blueprint",
    message: "Rows cannot be fresher than the checkpoint interval.",
    why: "Table sinks commit at checkpoints (Flink) or at the end of a micro-batch (Spark); until then rows are invisible.",
    fix: "Set “Checkpoint every” to at most half the freshness target.",
    sources: ["iceFlink"],
    confidence: "high",
    when: (facts, job) => job.down("tables").length > 0 && checkpointSeconds(job) > freshnessTarget(facts),
    setting: "checkpointSeconds",
    repair: (facts) => ({ set: "checkpointSeconds", to: Math.floor(freshnessTarget(facts) / 2) }),
  },
  {
    code: "ZL-STR-006",
    severity: "error",
    component: "stream-delivery",
    reach: "blueprint",
    message: "Delivery waits longer than you allow.",
    why: "Managed delivery flushes when its buffer time or size is reached, whichever is first; at low rates time decides.",
    fix: "Lower “Write at least every”, or use a stream processing job.",
    sources: ["fhIce"],
    confidence: "high",
    when: (facts, delivery) => delivery.down("tables").length > 0 && (delivery.number("bufferSeconds") ?? 300) > freshnessTarget(facts),
    setting: "bufferSeconds",
    repair: (facts) => ({ set: "bufferSeconds", to: freshnessTarget(facts) }),
  },
  {
    code: "ZL-STR-018",
    severity: "advice",
    component: "stream-processor",
    reach: "neighbours",
    message: "State of this job may grow without limit.",
    why: "Aggregates and joins keep a row per key; without a time-to-live checkpoints grow until they time out.",
    fix: "Set “Forget state after” to the longest window plus lateness.",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, job) => job.down("features").length > 0 && (job.number("stateTtlHours") ?? 0) === 0,
    setting: "stateTtlHours",
  },
];
