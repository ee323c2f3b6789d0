import { isDatabricks, isKind } from "../../facts/engines.ts";
import { catalogOf, catalogsOf } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";

/** How readers get at the files behind a catalog. */
export const CATALOG_CREDENTIALS_RULES: readonly Rule[] = [
  {
    code: "ZL-CAT-001",
    severity: "error",
    component: "catalog",
    reach: "local",
    message: "Credential vending needs a token service that this storage does not have.",
    why: "Polaris asks STS for a scoped key per table; without STS the catalog works for everything except reading and writing data.",
    fix: "Turn “Hand out short-lived keys” off and give engines static keys by reference.",
    sources: ["polSts"],
    confidence: "high",
    when: (_facts, catalog) => catalog.engine === "polaris" && catalog.flag("credentialVending") && catalog.isOff("stsAvailable"),
    setting: "credentialVending",
    repair: { set: "credentialVending", to: false },
  },
  {
    code: "ZL-CAT-002",
    severity: "warning",
    edge: "tables",
    reach: "neighbours",
    message: "This reader may ignore the short-lived credentials and fail with 403.",
    why: "Some clients use their own storage credentials even when the catalog answers with vended ones.",
    fix: "Grant the workload identity direct read on the table location, or use a client with access delegation.",
    sources: ["polSts"],
    confidence: "medium",
    when: (_facts, { from, to }) =>
      isKind(to, ["embedding-job", "model-training"]) && catalogsOf(from).some((catalog) => catalog.flag("credentialVending")),
  },
  {
    code: "ZL-CAT-003",
    severity: "advice",
    edge: "tables",
    reach: "neighbours",
    message: "Access from outside Databricks must be opened in Unity Catalog.",
    why: "External access is off per metastore, and the principal needs EXTERNAL USE SCHEMA; on AWS the Glue catalog can federate the Iceberg tables.",
    fix: "The deployment adds the grant; ask a metastore admin to allow external data access.",
    sources: ["dbxVend", "dbxIrc", "awsFed"],
    confidence: "high",
    when: (facts, { from, to }) =>
      isKind(to, ["sql-engine", "spark-engine", "stream-processor"]) && !isDatabricks(to) && catalogOf(facts, from) === "unity",
  },
  {
    code: "ZL-CAT-009",
    severity: "advice",
    component: "catalog",
    reach: "blueprint",
    message: "Vended tokens also need folder ACLs on buckets with hierarchical namespace.",
    why: "A scoped token fails with 403 where the full token works, because folder ACLs are checked separately.",
    fix: "Set ACLs on the base path or turn the hierarchical namespace off.",
    sources: ["polHns"],
    confidence: "medium",
    when: (facts, catalog) =>
      facts.cloud === "gcp" &&
      catalog.engine === "polaris" &&
      catalog.flag("credentialVending") &&
      facts.all("object-store").some((store) => store.flag("hierarchicalNamespace")),
  },
];
