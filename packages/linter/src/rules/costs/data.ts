import { isTables } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";

/** What data costs by the way it lies and travels. */
export const COST_DATA_RULES: readonly Rule[] = [
  {
    code: "ZL-CST-002",
    severity: "warning",
    component: "network",
    reach: "blueprint",
    message: "Storage traffic would be billed by the NAT gateway.",
    why: "NAT charges per GB processed, while the S3 gateway endpoint is free.",
    fix: "Turn “Free way to object storage” on.",
    sources: ["gk"],
    confidence: "high",
    when: (facts, network) => facts.cloud === "aws" && network.isOff("gatewayEndpoint") && facts.has("object-store"),
    setting: "gatewayEndpoint",
    repair: { set: "gatewayEndpoint", to: true },
  },
  {
    code: "ZL-CST-004",
    severity: "advice",
    component: "lakehouse-tables",
    reach: "local",
    message: "Partitions are so fine that files stay tiny.",
    why: "Queries plan and open each file; below about 32 MB per partition and day the overhead dominates.",
    fix: "Partition more coarsely (day instead of hour), use bucket or cluster columns, or liquid clustering.",
    sources: ["zl"],
    confidence: "medium",
    when: (_facts, tables) => {
      const [gb, partitions] = [tables.number("rowsGbPerDay") ?? 0, tables.number("partitionsPerDay") ?? 0];
      return gb > 0 && partitions > 0 && (gb * 1000) / partitions < 32;
    },
    setting: "partitionsPerDay",
  },
  {
    code: "ZL-CST-005",
    severity: "warning",
    drawing: true,
    reach: "blueprint",
    message: "Nobody is told when the cost runs away.",
    why: "Usage-priced services have no ceiling of their own.",
    fix: "Add a budget.",
    sources: ["zl"],
    confidence: "high",
    when: (facts) => facts.tier !== "prototype" && !facts.has("budget"),
    repair: { keep: "budget" },
  },
  {
    code: "ZL-CST-007",
    severity: "warning",
    component: "sql-engine",
    reach: "neighbours",
    message: "Every query reads these tables in full.",
    why: "Pay-per-scan engines charge for bytes read; without partitions or clustering nothing is skipped.",
    fix: "Set partitioning or “Sort by” to the columns used in filters.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, sql) =>
      (sql.number("tbScannedPerDay") ?? 0) >= 1 &&
      sql.up("tables").some((tables) => tables.list("partitioning").length === 0 && tables.list("sortOrClusterBy").length === 0),
  },
  {
    code: "ZL-CST-009",
    severity: "warning",
    component: "object-store",
    reach: "neighbours",
    message: "Old table files are kept twice.",
    why: "Table formats already version data; object versions of compacted files are never cleaned by table maintenance.",
    fix: "Turn versioning off there, or expire noncurrent versions after a few days.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) =>
      store.flag("versioning") && (store.number("lifecycle.noncurrentDeleteDays") ?? 0) === 0 && store.down("files").some(isTables),
    setting: "lifecycle",
    repair: { set: "lifecycle.noncurrentDeleteDays", to: 7 },
  },
];
