import type { SeverityRule } from "./severity-rule.ts";

const RIGHTS = "Who may do what changed.";

/** Databricks, Confluent and Fabric. First match wins; sources are the vendors' API references. */
export const SERVICE_RULES: readonly SeverityRule[] = [
  { type: "databricks.grant", path: "**", severity: "high", why: RIGHTS },
  { type: "databricks.*redential", path: "**", severity: "high", why: "With which rights data is read changed." },
  { type: "databricks.externalLocation", path: "**", severity: "high", why: "Which data is read, and with which rights, changed." },
  { type: "databricks.alert", path: "**", severity: "medium", why: "What is watched and who is told changed." },
  { type: "databricks.job", path: "**.run_as.**", severity: "high", why: "It acts with other rights than it was given." },
  { type: "databricks.warehouse", path: "**", severity: "medium", why: "How much it can do, and what it costs, changed." },
  { type: "confluent.roleBinding", path: "**", severity: "high", why: RIGHTS },
  {
    type: "confluent.topic",
    path: "configs.**.retention*",
    when: "lower",
    severity: "high",
    why: "Data is deleted earlier than it was meant to be.",
  },
  { type: "fabric.role*", path: "**", severity: "high", why: RIGHTS },
];
