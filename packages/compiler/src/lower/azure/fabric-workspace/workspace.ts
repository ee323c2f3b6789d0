import { type DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenList, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { fabricCapacity } from "../../../sizing/fabric-capacity.ts";
import { FABRIC_WORKSPACE, workspaceName } from "../../fabric/workspace-place.ts";
import { addressIn, ref } from "../../part-address.ts";
import { serviceResource } from "../../services/service-resource.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { RUNNER_RIGHT, runnerRights } from "./runner-rights.ts";
import { READ_RIGHT, workspaceIdentity } from "./workspace-identity.ts";

const CAPACITY = "Microsoft.Fabric/capacities";
const NOBODY = "somebody administers the capacity";

/** The capacity that Azure sells and the workspace on it: one per environment, shared by whatever lies in Fabric. */
export const fabricWorkspace: Lowering = {
  cloud: "azure",
  kind: FABRIC_WORKSPACE,
  variant: "capacity",
  service: "Microsoft Fabric capacity",
  gap: "the capacity is paid by the hour until it is paused, whether somebody uses it or not",
  minutes: [2, 5],
  outputs: (part) => ({
    ports: {},
    facts: {
      workspaceId: ref(part, "workspace", "id"),
      workspaceName: workspaceName(part),
      workspaceAddress: addressIn(part, "workspace"),
      rightsAddress: addressIn(part, RUNNER_RIGHT),
      readsAddress: addressIn(part, READ_RIGHT),
    },
  }),
  lower: (context) => [capacity(context), capacityId(context), workspace(context), ...workspaceIdentity(context), ...runnerRights(context)],
};

function capacity(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "capacity",
    type: CAPACITY,
    id: ownId(context, CAPACITY, "capacity"),
    minutes: [1, 3],
    body: {
      sku: { name: fabricCapacity(context.target.tier).sku, tier: "Fabric" },
      properties: { administration: { members: chosenList(context, "fabricAdministrators") } },
    },
    ...waiting(context),
  });
}

/** Fabric knows the capacity under an id of its own. */
function capacityId(context: LoweringContext): DesiredResource {
  return serviceResource(context, {
    name: "capacityId",
    type: "fabric.capacity",
    path: "capacities",
    isReadStep: true,
    properties: { displayName: nameOf(context, CAPACITY, "capacity") },
    dependsOn: ["capacity"],
  });
}

function workspace(context: LoweringContext): DesiredResource {
  return serviceResource(context, {
    name: "workspace",
    type: "fabric.workspace",
    path: "workspaces",
    properties: {
      displayName: workspaceName(context),
      capacityId: ref(context, "capacityId", "id"),
      description: `Made by Zerolake for ${context.target.environment.name}`,
    },
  });
}

/** Azure refuses a capacity that nobody administers. */
function waiting(context: LoweringContext): { readonly deferredUntil?: string } {
  if (chosenList(context, "fabricAdministrators").length > 0) return {};
  reportAwaited(context, {
    answer: "fabricAdministrators",
    severity: "warning",
    message: "Whatever lies in Microsoft Fabric waits: nobody administers its capacity yet.",
  });
  return { deferredUntil: NOBODY };
}
