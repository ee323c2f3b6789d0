import { isKind } from "../../facts/engines.ts";
import { streamWritersOf } from "../../facts/tables.ts";
import type { ComponentRule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

function isMaintained(facts: Facts, tables: Part): boolean {
  const isManaged = facts.cloud === "aws" && tables.flag("native");
  return isManaged || (tables.flag("maintenance.compaction") && (tables.number("maintenance.snapshotExpiryDays") ?? 0) > 0);
}

/** Tables and files that survive mistakes. */
export const RELIABLE_DATA_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-REL-003",
    severity: "error",
    component: "lakehouse-tables",
    reach: "local",
    message: "Query time and cost of this table will grow without limit.",
    why: "Each commit adds files and a snapshot; nothing merges or removes them.",
    fix: "Turn maintenance on.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, tables) => facts.tier !== "prototype" && streamWritersOf(tables).length > 0 && !isMaintained(facts, tables),
    setting: "maintenance",
    repair: { set: "maintenance.compaction", to: true },
  },
  {
    code: "ZL-REL-004",
    severity: "warning",
    component: "lakehouse-tables",
    reach: "local",
    message: "Maintenance could delete files that a running job has not committed yet.",
    why: "Orphan removal cannot tell an abandoned file from one in an open write except by age; Iceberg defaults to 3 days, Delta VACUUM to 7 days.",
    fix: "Set “Only files older than” to 72 or more.",
    sources: ["iceMaint"],
    confidence: "high",
    when: (_facts, tables) => (tables.number("maintenance.orphanOlderThanHours") ?? 72) < 24,
    setting: "maintenance",
    repair: { set: "maintenance.orphanOlderThanHours", to: 72 },
  },
  {
    code: "ZL-REL-005",
    severity: "warning",
    component: "lakehouse-tables",
    reach: "blueprint",
    message: "A model could not be retrained on the same data.",
    why: "Time travel ends where snapshots expire.",
    fix: "Tag the snapshots used for training (“Keep snapshots of trainings”), or keep them longer.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, tables) =>
      tables.down("tables").some((reader) => isKind(reader, ["model-training", "dataset-store"])) &&
      !tables.flag("tagTrainingSnapshots") &&
      (tables.number("maintenance.snapshotExpiryDays") ?? 7) < (facts.workload("reproducibleDays") ?? 0),
    setting: "tagTrainingSnapshots",
    repair: { set: "tagTrainingSnapshots", to: true },
  },
  {
    code: "ZL-REL-007",
    severity: "advice",
    component: "data-quality",
    reach: "path",
    message: "Bad data would flow on into features and models.",
    why: "A warning does not stop the next job.",
    fix: "Set “When a check fails” to stop the workflow.",
    sources: ["zl"],
    confidence: "medium",
    when: (facts, checks) =>
      facts.tier === "production" &&
      checks.text("onFailure") === "warn" &&
      checks.up("tables").some((tables) => tables.allDown().some((reader) => isKind(reader, ["feature-store", "model-training"]))),
    setting: "onFailure",
    repair: { set: "onFailure", to: "block" },
  },
  {
    code: "ZL-REL-009",
    severity: "warning",
    component: "object-store",
    reach: "neighbours",
    message: "A mistaken delete of source files could not be undone.",
    why: "Unlike tables, raw objects have no snapshots.",
    fix: "Turn versioning on with a short noncurrent lifecycle, or replicate.",
    sources: ["zl"],
    confidence: "medium",
    when: (facts, store) =>
      facts.tier === "production" &&
      !store.flag("versioning") &&
      !store.flag("replication") &&
      (store.number("retentionDays") ?? 0) >= 365 &&
      store.up("files").some(({ kind }) => kind === "file-source"),
    setting: "versioning",
  },
];
