import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { isInWorkspace } from "./callers.ts";
import { type FeatureTable, featureColumns, featureTableStatement } from "./feature-columns.ts";
import { onlineCopy, onlineStore } from "./online-store.ts";
import { homeSchema, homeSchemaName } from "./unity-home.ts";
import { sqlWarehouse } from "./warehouse.ts";
import { reportNoWorkspace, unityResource } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";

const TABLE = "table";

/** A table with a key per entity in Unity Catalog, for training, and a copy of each that answers at once. */
export const databricksFeatures = (variant: string, cloud: WorkspaceCloud): Lowering => ({
  cloud: cloud.cloud,
  kind: "feature-store",
  variant,
  service: "Databricks Feature Engineering in Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; jobs of yours fill its tables; live values are looked up by endpoints of Databricks, not by programs; values do not expire",
  minutes: [6, 20],
  needs: cloud.needs,
  outputs: (part) => ({
    ports: {
      features: { protocol: "unity-catalog", entities: listSetting(part, "entities"), region: part.target.region },
      runs: { protocol: "databricks-features" },
    },
  }),
  lower: (context) => {
    const tables = tablesOf(context);
    reportNoWorkspace(context);
    reportNothingToStart(context);
    reportOutsiders(context);
    return [
      ...homeSchema(context),
      sqlWarehouse(context, "2X-Small"),
      ...tables.map((table) => featureTable(context, table)),
      ...(flagSetting(context, "online") ? [onlineStore(context), ...tables.map((table) => onlineCopy(context, table))] : []),
    ];
  },
});

function tablesOf(context: LoweringContext): readonly FeatureTable[] {
  const schema = homeSchemaName(context.environment, context.component);
  return [...new Set(listSetting(context, "entities"))].map((entity) => ({
    entity,
    name: `${schema}.${sqlName(entity)}`,
    address: addressIn(context, TABLE, entity),
  }));
}

function featureTable(context: LoweringContext, { entity, name }: FeatureTable): DesiredResource {
  return unityResource(context, {
    name: TABLE,
    key: entity,
    type: "databricks.featureTable",
    kind: "tables",
    path: name,
    properties: {
      warehouse_id: ref(context, "warehouse", "id"),
      statement: featureTableStatement(context, entity, name),
      columns: featureColumns(context, entity),
    },
    dependsOn: [addressIn(context, "schema")],
  });
}

/** Its tables are filled by jobs, which a workflow starts itself. */
function reportNothingToStart(context: LoweringContext): void {
  for (const { component, edge } of context.incoming("runs")) {
    context.report({
      severity: "info",
      code: "ZL-DATABRICKS-FEATURES-RUNS",
      message: `“${component.title}” has nothing to start in “${context.component.title}”: jobs fill its tables, and the live copy follows them.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Draw the arrow from the workflow to the job that writes the features.",
    });
  }
}

/** Who reads or writes features and does not run in the workspace. */
function reportOutsiders(context: LoweringContext): void {
  const peers = [...context.outgoing("features"), ...context.incoming("features")].filter((peer) => !isInWorkspace(peer));
  for (const { component, edge } of peers) {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-FEATURES-OUTSIDE",
      message: `“${component.title}” does not reach the features of “${context.component.title}”: only what runs in the workspace does.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Choose Databricks for it, too; an application asks a Model endpoint on Databricks, which looks features up itself.",
    });
  }
}
