import type { DesignDraft } from "./design-draft.ts";
import type { Plan } from "./plan.ts";

/** Catalog, access, quality and SQL over what is stored. */
export function addOversight(draft: DesignDraft, plan: Plan): void {
  addCatalog(draft, plan);
  const { answers, decisions, isPrototype, isProduction, shown } = plan;
  if (draft.has("catalog") && (answers.pii || !isPrototype)) {
    draft.add("access", "governance", {
      piiTags: answers.pii ? ["personal"] : [],
      auditLog: true,
      retentionDays: answers.retentionDays,
    });
    draft.join("catalog", "catalog", "access");
  }
  if (answers.quality && shown) {
    const onFailure = isProduction ? "block" : "warn";
    draft.add("quality", "data-quality", { rules: ["freshness", "volume", "null"], schedule: "hourly", onFailure });
    draft.join(shown, "tables", "quality");
  }
  if (answers.sql && shown) {
    draft.add("sql", "sql-engine", { engine: sqlEngine(plan, decisions.format.choice), concurrency: isPrototype ? 2 : 10 });
    draft.join(shown, "tables", "sql");
  }
}

function addCatalog(draft: DesignDraft, { answers, decisions }: Plan): void {
  const tables = ["bronze", "gold"].filter((id) => draft.has(id));
  if (tables.length === 0 && !draft.has("lake")) return;
  const engine = decisions.catalog.choice;
  draft.add("catalog", "catalog", { engine: engine === "native" ? "auto" : engine });
  for (const id of tables) draft.join(id, "tables", "catalog");
  if (tables.length === 0 && answers.kinds.length > 0) draft.join("lake", "files", "catalog");
}

/** On Azure the usual SQL engine reads Delta, and on AWS it reads Delta from Glue only; other tables need one that knows them. */
function sqlEngine({ answers, decisions }: Plan, format: string): string {
  if (answers.cloud === "aws" && format === "delta" && decisions.catalog.choice === "unity") return "databricks-sql";
  if (answers.cloud !== "azure" || format === "delta") return "auto";
  if (answers.engines.includes("databricks")) return "databricks-sql";
  return format === "iceberg" ? "fabric" : "auto";
}
