import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { databricksSql as usualWarehouse } from "../../databricks/databricks-sql.ts";
import { sqlWarehouse } from "../../databricks/warehouse.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";

/** The warehouse of every cloud; what it does not see here is said. */
export const databricksSql: Lowering = {
  ...usualWarehouse("gcp"),
  gap: "it needs a workspace of yours, in a region that has serverless warehouses; it sees tables of Unity, and not those of Google's own catalog",
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnseenTables(context);
    return [sqlWarehouse(context)];
  },
};

/** Unity takes no connection to Google's catalog without a key, which the product hands to nobody. */
function reportUnseenTables(context: LoweringContext): void {
  for (const { component, edge } of context.incoming("tables")) {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-UNSEEN",
      message: `“${context.component.title}” does not see “${component.title}” by itself: on Google Cloud its tables stand in Google's own catalog.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Read them with BigQuery, or clone them into a schema of the Unity catalog with SQL of yours.",
    });
  }
}
