import { governancesOf } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";

/** Where personal data may go and how long it stays. */
export const PERSONAL_DATA_RULES: readonly Rule[] = [
  {
    code: "ZL-GOV-001",
    severity: "error",
    edge: "endpoint",
    reach: "blueprint",
    message: "Personal data could leave your region through this model.",
    why: "A global endpoint may process prompts anywhere; tables and documents in this blueprint carry PII tags.",
    fix: "Set “Where it may answer” to this part of the world, mask before sending, or host the model yourself.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, { from }) => from.kind === "foundation-model" && from.text("dataResidency") === "any" && facts.hasPersonalData(),
    setting: "dataResidency",
    repair: { set: "dataResidency", to: "region" },
  },
  {
    code: "ZL-GOV-005",
    severity: "error",
    component: "lakehouse-tables",
    reach: "blueprint",
    message: "Erased people stay readable in old snapshots.",
    why: "A delete writes a new snapshot; the old files live until snapshots expire and files are vacuumed.",
    fix: "Set “Forget snapshots after” at or below the erasure deadline.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, tables) =>
      facts.hasPersonalData() && (tables.number("maintenance.snapshotExpiryDays") ?? 0) > (facts.workload("erasureDays") ?? Infinity),
    setting: "maintenance",
    repair: (facts) => ({ set: "maintenance.snapshotExpiryDays", to: facts.workload("erasureDays") ?? 0 }),
  },
  {
    code: "ZL-GOV-006",
    severity: "error",
    component: "lakehouse-tables",
    reach: "blueprint",
    message: "Tagged personal data is not governed.",
    why: "The tag travels along the edges, but no catalog with policies registers these tables.",
    fix: "Connect the tables to a catalog with governance.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, tables) => tables.list("piiTags").length > 0 && governancesOf(tables).length === 0,
    setting: "piiTags",
  },
  {
    code: "ZL-GOV-010",
    severity: "error",
    component: "foundation-model",
    reach: "blueprint",
    message: "Data must stay in one region and this model does not promise that.",
    why: "The workload names a residency region; a global model endpoint may process elsewhere.",
    fix: "Set “Where it may answer” to this part of the world, or choose a model offered in the region.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, model) => model.text("dataResidency") === "any" && facts.residencyRegion() !== undefined,
    setting: "dataResidency",
    repair: { set: "dataResidency", to: "region" },
  },
  {
    code: "ZL-GOV-011",
    severity: "warning",
    component: "object-store",
    reach: "blueprint",
    message: "Deleted personal data stays in old object versions.",
    why: "Versioning turns a delete into a marker.",
    fix: "Set “Delete old versions after”.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, store) =>
      store.flag("versioning") &&
      !store.flag("legalHold") &&
      (store.number("lifecycle.noncurrentDeleteDays") ?? 0) === 0 &&
      facts.hasPersonalData(),
    setting: "lifecycle",
    repair: { set: "lifecycle.noncurrentDeleteDays", to: 30 },
  },
];
