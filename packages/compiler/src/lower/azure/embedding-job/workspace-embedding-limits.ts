import type { DataKind } from "@zerolake/catalog";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { isInWorkspace } from "../../databricks/callers.ts";
import type { SparkSource } from "../../jobs/batch-runs.ts";
import { sparkSource } from "../spark-engine/spark-batches.ts";

/** The table that is wired, else the folder of files, whatever they hold. */
export function embeddingSource(context: LoweringContext): SparkSource | undefined {
  const found = sparkSource(context, context.environment);
  return found && { location: found.location, format: found.format === "table" ? "table" : "files" };
}

/** Why an arrow of an embedding job cannot be followed in the workspace. */
export function refusesEmbedding(
  data: DataKind,
  direction: "in" | "out",
  { component, ...peer }: Pick<Peer, "component" | "variant">,
): string | undefined {
  const { title } = component;
  if (direction === "in" && data === "events")
    return `The job embeds files and tables, not the events of “${title}”: let Managed delivery bring them into files first.`;
  if (direction === "in" && data === "dataset")
    return `Spark reads no samples of “${title}”: let the job in Databricks embed files or tables, or turn “Use Databricks for it” off.`;
  if (isInWorkspace(peer)) return undefined;
  if (direction === "in" && data === "endpoint")
    return `A job in Databricks asks models of the workspace, not “${title}”: use Databricks for both, or for neither.`;
  return direction === "out" && data === "vectors"
    ? `A job in Databricks fills indexes of the workspace, not “${title}”: use Databricks for both, or for neither.`
    : undefined;
}

/** A job without anything to do is said, never left out silently. */
export function reportNotEmbedded(context: LoweringContext): void {
  const hasIndex = context.outgoing("vectors").length > 0;
  if (hasIndex && embeddingSource(context) !== undefined) return;
  const { id, title } = context.component;
  context.report({
    severity: "warning",
    code: "ZL-DATABRICKS-EMBEDDING-IDLE",
    message: `“${title}” embeds nothing: ${hasIndex ? "neither files nor tables are" : "no vector database is"} wired to it.`,
    target: { component: id },
    hint: hasIndex ? "Draw an arrow to it from an Object store or from Lakehouse tables." : "Draw an arrow from it to a Vector database.",
  });
}
