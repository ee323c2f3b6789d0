import { type DesiredResource, join, type PropertyMap } from "@zerolake/resources";
import { reportAwaited } from "../../answers/report-awaited.ts";
import { answerText, type Lowering, type LoweringContext, numberSetting, type Part, type Peer } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceName } from "../services/service-resource.ts";
import { isInWorkspace, readersOf, reportStrangers } from "./callers.ts";
import { callerPrincipal, memberAddresses } from "./members.ts";
import { MODEL, modelName } from "./model-name.ts";
import { servedReplicas } from "./served-replicas.ts";
import { reportNoWorkspace, UNKNOWN_WORKSPACE, workspaceHost, workspaceResource } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";
import { ENDPOINT_RIGHTS, QUERY } from "./workspace-rights.ts";

const ENDPOINT = "databricks.servingEndpoint";
const CURRENT = "current";
/** What an endpoint waits for; the words follow "waits until". */
const WAITING_FOR_MODEL = "a version of its model is named in the environment's settings";

/** A version of a model in Unity Catalog that answers, on machines of Databricks' own; a new version takes over once it is ready. */
export const databricksServing = (variant: string, cloud: WorkspaceCloud): Lowering => ({
  cloud: cloud.cloud,
  kind: "model-serving",
  variant,
  service: "Databricks Model Serving",
  gap: "it needs a workspace of yours with a metastore; waits for the first version that somebody names; no canary and no shadow yet",
  minutes: [8, 20],
  needs: cloud.needs,
  outputs: (part) => ({ ports: { endpoint: endpointPort(part, endpointName(part)) } }),
  grants: ENDPOINT_RIGHTS,
  refuses: (_self, data, direction, peer) =>
    data === "model" && direction === "in" && !isInWorkspace(peer)
      ? `Databricks serves models of Unity Catalog, and “${peer.component.title}” keeps its models elsewhere: use Databricks for both, or for neither.`
      : undefined,
  lower: (context) => {
    reportNoWorkspace(context);
    reportStrangers(context);
    reportShares(context);
    reportAwaitedModel(context);
    return [endpoint(context), ...access(context, cloud)];
  },
});

/** How programs of ours ask an endpoint of the workspace. */
export function endpointPort(part: Pick<Part, "target">, name: string, facts: PropertyMap = {}): PropertyMap {
  const uri = `databricks-model://${workspaceHost(part) ?? UNKNOWN_WORKSPACE}/${name}`;
  return { protocol: "https", uri, endpointName: name, ...facts, region: part.target.region };
}

function endpointName(part: Part): string {
  return serviceName(part, ENDPOINT, "endpoint");
}

function endpoint(context: LoweringContext): DesiredResource {
  const name = endpointName(context);
  const version = servedVersion(context);
  return workspaceResource(context, {
    name: "endpoint",
    type: ENDPOINT,
    path: `serving-endpoints/${name}`,
    minutes: [8, 20],
    properties: {
      name,
      config: {
        name,
        served_entities: [{ name: CURRENT, entity_name: servedModel(context), entity_version: version ?? "1", ...servedReplicas(context) }],
        traffic_config: { routes: [{ served_entity_name: CURRENT, traffic_percentage: 100 }] },
      },
    },
    dependsOn: modelAddresses(context),
    ...(version === undefined ? { deferredUntil: WAITING_FOR_MODEL } : {}),
  });
}

/** Programs of the cloud are named one by one; members of the workspace may not ask an endpoint just so. */
function access(context: LoweringContext, cloud: WorkspaceCloud): readonly DesiredResource[] {
  const callers = readersOf(context.environment, context.component.id);
  if (callers.length === 0) return [];
  return [
    workspaceResource(context, {
      name: "access",
      type: "databricks.servingAccess",
      path: join("serving-access/", ref(context, "endpoint", "id")),
      properties: {
        access_control_list: callers.map((caller) => {
          const { kind, name } = callerPrincipal(context, cloud, caller);
          return { [kind === "user" ? "user_name" : "service_principal_name"]: name, permission_level: QUERY };
        }),
      },
      dependsOn: ["endpoint", ...callers.flatMap((caller) => memberAddresses(context, caller))],
    }),
  ];
}

function sourceOf(context: LoweringContext): Peer | undefined {
  return context.incoming("model")[0];
}

/** Shown in the plan while nothing brings a model. */
function servedModel(context: LoweringContext): string {
  const source = sourceOf(context);
  return (source && modelName(context.environment, source.component)) ?? modelName(context.environment, context.component) ?? CURRENT;
}

/** The model stands in Unity before a version of it is served. */
function modelAddresses(context: LoweringContext): readonly string[] {
  const source = sourceOf(context);
  return source ? [addressIn(source, MODEL)] : [];
}

/** The version that is served now, as the target's answers hold it under the registry or training that feeds the endpoint. */
function servedVersion(context: LoweringContext): string | undefined {
  const source = sourceOf(context);
  return source && answerText(context, `unityModelVersions.${source.component.id}`);
}

/** Said once per endpoint; the first version can be named only after a training. */
function reportAwaitedModel(context: LoweringContext): void {
  const source = sourceOf(context);
  if (source === undefined || servedVersion(context) !== undefined) return;
  reportAwaited(context, {
    answer: `unityModelVersions.${source.component.id}`,
    severity: "info",
    message: `“${context.component.title}” answers nobody yet: no version of “${source.component.title}” has been chosen.`,
  });
}

/** What is asked for and does not happen must not be believed in. */
function reportShares(context: LoweringContext): void {
  const share = ["shadowShare", "canaryShare"].find((setting) => numberSetting(context, setting) > 0);
  if (share === undefined) return;
  context.report({
    severity: "info",
    code: "ZL-DATABRICKS-SERVING-SHARES",
    message: `A new version of “${context.component.title}” takes all calls at once: Zerolake sets no canary and no shadow on Databricks yet.`,
    target: { component: context.component.id, setting: share },
    hint: "Add the version as a second served entity in Databricks and give it a share of the traffic there.",
  });
}
