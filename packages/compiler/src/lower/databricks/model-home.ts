import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { Named } from "../physical-name.ts";
import { serviceName } from "../services/service-resource.ts";
import { MODEL, modelName } from "./model-name.ts";
import { homeSchema } from "./unity-home.ts";
import { unityResource, workspaceResource } from "./workspace.ts";

const EXPERIMENT = "databricks.experiment";
/** A folder that every workspace has. */
const FOLDER = "/Shared";

/** Where the runs of a registry, or of a training without one, are recorded. */
export function experimentPath(part: Named): string {
  return `${FOLDER}/${serviceName(part, EXPERIMENT, "experiment")}`;
}

/** A model in Unity Catalog with the experiment of the runs that make its versions; the experiment alone where there is no catalog. */
export function modelHome(context: LoweringContext): readonly DesiredResource[] {
  reportNoCatalog(context);
  return [
    ...homeSchema(context),
    ...registeredModel(context),
    workspaceResource(context, {
      name: "experiment",
      type: EXPERIMENT,
      path: "experiments",
      properties: { name: experimentPath(context) },
    }),
  ];
}

function registeredModel(context: LoweringContext): readonly DesiredResource[] {
  const path = modelName(context.environment, context.component);
  if (path === undefined) return [];
  const [catalog, schema] = path.split(".");
  return [
    unityResource(context, {
      name: MODEL,
      type: "databricks.registeredModel",
      kind: "models",
      path,
      properties: { name: MODEL, catalog_name: catalog, schema_name: schema, comment: `Models of ${context.component.id}` },
      dependsOn: ["schema"],
    }),
  ];
}

function reportNoCatalog(context: LoweringContext): void {
  if (modelName(context.environment, context.component) !== undefined) return;
  context.report({
    severity: "warning",
    code: "ZL-DATABRICKS-NO-CATALOG",
    message: `“${context.component.title}” records runs and keeps no models: no Unity catalog is drawn that would hold them.`,
    target: { component: context.component.id },
    hint: "Draw a Metadata catalog whose engine is unity.",
  });
}
