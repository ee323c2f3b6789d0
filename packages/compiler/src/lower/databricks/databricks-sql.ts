import type { Cloud } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { sqlWarehouse } from "./warehouse.ts";
import { reportNoWorkspace, workspaceHost } from "./workspace.ts";

/** A serverless SQL warehouse of an existing workspace; it reads what Unity Catalog shows it. The same on every cloud. */
export const databricksSql = (cloud: Cloud): Lowering => ({
  cloud,
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
});

/** A warehouse has no catalog of its own. */
function reportUnseenTables(context: LoweringContext): void {
  const unseen = context.incoming("tables").find((lake) => !isInUnity(context, lake));
  if (!unseen) return;
  context.report({
    severity: "warning",
    code: "ZL-DATABRICKS-UNSEEN",
    message: `“${context.component.title}” does not see “${unseen.component.title}”, because no Unity catalog holds it.`,
    target: { component: context.component.id, edge: unseen.edge.id },
    hint: "Connect the tables with a Metadata catalog whose engine is unity.",
  });
}

/** Some tables are made in Unity; others are shown to it by a catalog. */
function isInUnity({ environment }: LoweringContext, { component: { id }, outputs }: Peer): boolean {
  if (typeof outputs["unityCatalog"] === "string") return true;
  return environment
    .components("catalog")
    .some(
      ({ component, variant }) =>
        variant === "unity" && environment.incoming(component.id, "tables").some((lake) => lake.component.id === id),
    );
}
