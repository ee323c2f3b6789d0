import { runs } from "../../facts/engines.ts";
import { isDelta, isHudi, isIceberg } from "../../facts/tables.ts";
import type { EdgeRule } from "../../rule.ts";

/** Managed delivery writes one format per cloud. */
export const MANAGED_DELIVERY_RULES: readonly EdgeRule[] = [
  {
    code: "ZL-FMT-022",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Firehose writes Iceberg tables only.",
    why: "The Iceberg destination is the only open-table destination Firehose has.",
    fix: "Change the tables to Iceberg, or use a stream processing job.",
    sources: ["fhIce"],
    confidence: "high",
    when: (_facts, { from, to }) => runs(from, "stream-delivery", "firehose") && (isDelta(to) || isHudi(to)),
    at: "to",
    setting: "engine",
  },
  {
    code: "ZL-FMT-023",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Azure Stream Analytics writes Delta tables only.",
    why: "Its lake output is Delta in append mode (or plain Parquet, Avro, JSON files).",
    fix: "Use Delta, or a stream processing job for Iceberg.",
    sources: ["asaDelta"],
    confidence: "high",
    when: (_facts, { from, to }) => runs(from, "stream-delivery", "stream-analytics") && (isIceberg(to) || isHudi(to)),
    at: "to",
    setting: "engine",
  },
  {
    code: "ZL-FMT-024",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "A Pub/Sub export subscription writes BigQuery tables or files, not this table.",
    why: "The export goes through the BigQuery Storage Write API, so the table must be native BigQuery or a BigQuery-managed Iceberg table.",
    fix: "Set native on (BigQuery-managed Iceberg), deliver files instead, or use a stream processing job.",
    sources: ["psSub"],
    confidence: "medium",
    when: (_facts, { from, to }) => runs(from, "stream-delivery", "pubsub-export") && (!isIceberg(to) || !to.flag("native")),
    at: "to",
    setting: "native",
    repair: (_facts, { to }) => (isIceberg(to) ? { set: "native", to: true, forThisCloud: true } : undefined),
  },
];
