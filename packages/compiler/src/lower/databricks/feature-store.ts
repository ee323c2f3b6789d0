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

/** A job that fills the tables from the tables that are wired to the store; nothing where it cannot read them. */
type Fill = (context: LoweringContext, tables: readonly FeatureTable[]) => readonly DesiredResource[];

/** A table with a key per entity in Unity Catalog, for training, and a copy of each that answers at once. */
export const databricksFeatures = (variant: string, cloud: WorkspaceCloud, fill: Fill = () => []): Lowering => ({
  cloud: cloud.cloud,
  kind: "feature-store",
  variant,
  service: "Databricks Feature Engineering in Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; only tables in Unity Catalog fill it by themselves, else jobs of yours; live values are looked up by endpoints of Databricks, not by programs; values do not expire",
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
    const filling = fill(context, tables);
    reportNoWorkspace(context);
    reportUnfilled(context, filling.length > 0);
    reportOutsiders(context);
    return [
      ...homeSchema(context),
      sqlWarehouse(context, "2X-Small"),
      ...tables.map((table) => featureTable(context, table)),
      ...filling,
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

/** Arrows into it that no generated job carries. */
function reportUnfilled(context: LoweringContext, isFilled: boolean): void {
  const tables = isFilled ? [] : [...context.incoming("tables"), ...context.incoming("runs")];
  for (const { component, edge } of [...tables, ...context.incoming("events")]) {
    context.report({
      severity: "info",
      code: "ZL-DATABRICKS-FEATURES-UNFILLED",
      message: `“${context.component.title}” makes its tables, and nothing brings rows of “${component.title}” into them by itself.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Draw a Batch processing job on Databricks with code of your own that writes the features.",
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
