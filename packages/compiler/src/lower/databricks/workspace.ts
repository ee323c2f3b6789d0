import { type DesiredResource, join } from "@zerolake/resources";
import { reportAwaited } from "../../answers/report-awaited.ts";
import { chosenText, type LoweringContext, type Part } from "../../lowering.ts";
import { type ServiceResource, serviceName, serviceResource } from "../services/service-resource.ts";

/** Stands in addresses as long as nobody has said which workspace it is; nothing is created at it. */
export const UNKNOWN_WORKSPACE = "workspace";

/** Host of the workspace that the environment uses, e.g. `dbc-0a1b2c3d-4e5f.cloud.databricks.com`. */
export function workspaceHost(part: Pick<Part, "target">): string | undefined {
  return chosenText(part, "databricksWorkspace");
}

/** A resource of the workspace; it waits while the environment has none. */
export function workspaceResource(context: LoweringContext, { path, ...resource }: ServiceResource): DesiredResource {
  const host = workspaceHost(context);
  const waits = host === undefined ? { deferredUntil: "the environment has a Databricks workspace" } : {};
  return serviceResource(context, { ...resource, ...waits, path: join(`${host ?? UNKNOWN_WORKSPACE}/`, path) });
}

/** A securable of Unity Catalog, found by its name, or by its whole one where it lies in another; `kind` is its place in the API. */
export function unityResource(
  context: LoweringContext,
  { kind, path, ...resource }: Omit<ServiceResource, "path"> & { readonly kind: string; readonly path?: string },
): DesiredResource {
  const name = path ?? String(resource.properties["name"]);
  return workspaceResource(context, { ...resource, path: `api/2.1/unity-catalog/${kind}/${name}` });
}

export function unityName(part: Pick<Part, "component" | "target">, type: string, logicalName: string, key?: string): string {
  return serviceName(part, `databricks.${type}`, logicalName, key);
}

/** Leads to the question, once per component. */
export function reportNoWorkspace(context: LoweringContext): void {
  if (workspaceHost(context) !== undefined) return;
  reportAwaited(context, {
    answer: "databricksWorkspace",
    severity: "warning",
    message: `“${context.component.title}” waits for a Databricks workspace: the environment has none.`,
  });
}
