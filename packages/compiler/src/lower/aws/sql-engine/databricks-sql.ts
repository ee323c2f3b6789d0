import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { sqlWarehouse } from "../../databricks/warehouse.ts";
import { reportNoWorkspace, workspaceHost } from "../../databricks/workspace.ts";
import { ref } from "../../part-address.ts";

/** A serverless SQL warehouse of an existing workspace; it reads what Unity Catalog shows it. */
export const databricksSql: Lowering = {
  cloud: "aws",
  kind: "sql-engine",
  variant: "databricks-sql",
  service: "Databricks SQL",
  gap: "it needs a workspace of yours, and reads tables through a Unity catalog",
  minutes: [0, 5],
  outputs: (part) => ({
    ports: {
      rows: {
        protocol: "databricks-sql",
        warehouseId: ref(part, "warehouse", "id"),
        host: workspaceHost(part) ?? "workspace",
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnseenTables(context);
    return [sqlWarehouse(context)];
  },
};

/** A warehouse has no catalog of its own. */
function reportUnseenTables(context: LoweringContext): void {
  const unseen = context.incoming("tables").find(({ component }) => !isInUnity(context, component.id));
  if (!unseen) return;
  context.report({
    severity: "warning",
    code: "ZL-DATABRICKS-UNSEEN",
    message: `“${context.component.title}” does not see “${unseen.component.title}”, because no Unity catalog holds it.`,
    target: { component: context.component.id, edge: unseen.edge.id },
    hint: "Connect the tables with a Metadata catalog whose engine is unity.",
  });
}

function isInUnity(context: LoweringContext, lakeId: string): boolean {
  return context.environment
    .components("catalog")
    .some(
      ({ component, variant }) =>
        variant === "unity" && context.environment.incoming(component.id, "tables").some((lake) => lake.component.id === lakeId),
    );
}
