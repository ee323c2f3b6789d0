import { isTables } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

function deleteDays(store: Part): number {
  return store.number("lifecycle.deleteDays") ?? Infinity;
}

function hasPrivateEndpoints(facts: Facts): boolean {
  return facts.all("network").some((network) => !network.isOff("privateEndpoints"));
}

/** Who may come in, what is kept, and what leaves a trace. */
export const PROTECTION_RULES: readonly Rule[] = [
  {
    code: "ZL-GOV-002",
    severity: "error",
    component: "app-service",
    reach: "local",
    message: "Anyone on the internet could call this service.",
    why: "It is reachable publicly and checks no identity.",
    fix: "Set auth (sso or iam) or public false.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, service) => facts.tier === "production" && !service.isOff("public") && service.text("auth") === "none",
    setting: "auth",
    repair: { set: "auth", to: "iam" },
  },
  {
    code: "ZL-GOV-003",
    severity: "error",
    component: "object-store",
    reach: "local",
    message: "Data would be deleted before its retention ends.",
    why: "The lifecycle deletion is shorter than “Keep for at least”, or a legal hold is set: the rule fails or the obligation is broken.",
    fix: "Remove the deletion rule or align the periods.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) => deleteDays(store) < (store.flag("legalHold") ? Infinity : (store.number("retentionDays") ?? 0)),
    setting: "lifecycle",
    repair: (_facts, store) =>
      store.flag("legalHold") ? undefined : { set: "lifecycle.deleteDays", to: store.number("retentionDays") ?? 0 },
  },
  {
    code: "ZL-GOV-004",
    severity: "warning",
    component: "object-store",
    reach: "neighbours",
    message: "Held files cannot be removed, so expired snapshots keep costing money.",
    why: "Object lock refuses deletes; expiry and compaction then only add files.",
    fix: "Hold a copy (export) instead of the live table location.",
    sources: ["zl"],
    confidence: "medium",
    when: (_facts, store) =>
      store.flag("legalHold") &&
      store.down("files").some((tables) => isTables(tables) && (tables.number("maintenance.snapshotExpiryDays") ?? 0) > 0),
  },
  {
    code: "ZL-GOV-007",
    severity: "warning",
    component: "catalog",
    reach: "neighbours",
    message: "Nobody has defined who may read what.",
    why: "Only storage permissions protect the tables.",
    fix: "Add governance to the catalog.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, catalog) => facts.tier === "production" && !catalog.down("catalog").some(({ kind }) => kind === "governance"),
  },
  {
    code: "ZL-GOV-008",
    severity: "error",
    drawing: true,
    reach: "blueprint",
    message: "Production data would travel or rest with less protection than the tier promises.",
    why: "The production tier demands private endpoints and a customer-managed key.",
    fix: "Add the network and the encryption key.",
    sources: ["zl"],
    confidence: "high",
    when: (facts) => facts.tier === "production" && (!hasPrivateEndpoints(facts) || !facts.has("encryption-key")),
    repair: (facts) => (facts.has("encryption-key") ? undefined : { keep: "encryption-key" }),
  },
  {
    code: "ZL-GOV-009",
    severity: "warning",
    component: "governance",
    reach: "local",
    message: "Access would leave no trace.",
    why: "Compliance reviews need who read what and when.",
    fix: "Turn “Log every access” on.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, policies) => facts.tier !== "prototype" && policies.isOff("auditLog"),
    setting: "auditLog",
    repair: { set: "auditLog", to: true },
  },
];
