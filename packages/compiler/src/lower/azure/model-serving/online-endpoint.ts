import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Outputs, Part, Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, allow, rolesOf } from "../access.ts";
import { insideWorkspace, machineLearning } from "../aml-workspace/use-workspace.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const ENDPOINT = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const DEPLOYMENT = "main";
type Waiting = { readonly deferredUntil?: string };

export interface OnlineDeployment {
  readonly properties: LooseMap;
  readonly machines: number;
  readonly dependsOn?: readonly string[];
  readonly waiting?: Waiting;
}

export function endpointOutputs(part: Part, task?: "embedding" | "chat"): Outputs {
  const host = `${endpointName(part)}.${part.target.region}.inference.ml.azure.com`;
  return {
    ports: {
      endpoint: {
        protocol: "https",
        uri: `azureml://${host}/score`,
        endpointName: endpointName(part),
        region: part.target.region,
        ...(task === undefined ? {} : { task }),
      },
    },
  };
}

/** Asking an endpoint needs a role on it, and a token for it. */
export function askEndpoint(self: Pick<LoweringContext, "platform"> & Part): readonly Statement[] {
  return [allow("dataScientist", endpointId(self), addressIn(self, "endpoint"))];
}

/** An endpoint, what answers behind it, and that it gets the calls: the share is set after there is something to answer. */
export function onlineEndpoint(context: LoweringContext, deployment: OnlineDeployment): readonly DesiredResource[] {
  return [
    azureResource(context, {
      name: "endpoint",
      type: ENDPOINT,
      id: endpointId(context),
      minutes: [1, 3],
      body: {
        kind: "Managed",
        identity: actsAsItself(context),
        properties: { authMode: "AADToken", publicNetworkAccess: "Enabled", traffic: {} },
      },
      dependsOn: [machineLearning(context).workspaceAddress, ...rolesOf(context)],
    }),
    azureResource(context, {
      name: "deployment",
      type: `${ENDPOINT}/deployments`,
      id: deploymentId(context),
      minutes: [8, 20],
      body: {
        sku: { name: "Default", capacity: deployment.machines },
        properties: {
          endpointComputeType: "Managed",
          appInsightsEnabled: true,
          scaleSettings: { scaleType: "Default" },
          ...deployment.properties,
        },
      },
      dependsOn: ["endpoint", ...(deployment.dependsOn ?? [])],
      ...deployment.waiting,
    }),
    azureResource(context, {
      name: "traffic",
      type: "Zerolake.MachineLearning/endpointTraffic",
      id: `${endpointId(context)}/traffic`,
      body: { endpoint: endpointId(context), traffic: { [DEPLOYMENT]: 100 } },
      dependsOn: ["endpoint", "deployment"],
    }),
  ];
}

export function deploymentId(context: Pick<LoweringContext, "platform"> & Part): string {
  return `${endpointId(context)}/deployments/${DEPLOYMENT}`;
}

export function endpointName(part: Part): string {
  return nameOf(part, ENDPOINT, "endpoint");
}

function endpointId(context: Pick<LoweringContext, "platform"> & Part): string {
  return insideWorkspace(context, "onlineEndpoints", endpointName(context));
}
