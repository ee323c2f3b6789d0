import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext } from "../../lowering.ts";
import { homeSchema, homeSchemaName } from "./unity-home.ts";
import { unityResource } from "./workspace.ts";

const CHECKPOINTS = "checkpoints";

/** Folder where a broken run goes on; nothing where none are kept, or where there is no catalog to keep them in. */
export function checkpointsPath(context: LoweringContext): string | undefined {
  const schema = homeSchemaName(context.environment, context.component);
  if (schema === undefined || !flagSetting(context, "checkpointing")) return undefined;
  return `/Volumes/${schema.replace(".", "/")}/${CHECKPOINTS}`;
}

/** The volume of that folder; `needsSchema` where nothing else of the component stands in its schema. */
export function checkpointsVolume(context: LoweringContext, needsSchema: boolean): readonly DesiredResource[] {
  if (checkpointsPath(context) === undefined) return [];
  const path = homeSchemaName(context.environment, context.component) ?? "";
  const [catalog, schema] = path.split(".");
  return [
    ...(needsSchema ? homeSchema(context) : []),
    unityResource(context, {
      name: CHECKPOINTS,
      type: "databricks.volume",
      kind: "volumes",
      path: `${path}.${CHECKPOINTS}`,
      properties: { name: CHECKPOINTS, catalog_name: catalog, schema_name: schema, volume_type: "MANAGED" },
      dependsOn: ["schema"],
    }),
  ];
}
