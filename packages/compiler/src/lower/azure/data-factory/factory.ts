import { type DesiredResource, sha256Hex } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, identityId, rolesOf } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import type { ArmTypeName } from "../arm-types.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";

const FACTORY = "Microsoft.DataFactory/factories";
const CREDENTIALS = "Microsoft.DataFactory/factories/credentials";
const TRIGGERS = "Microsoft.DataFactory/factories/triggers";
/** The identity of the factory under the name that its parts refer to. */
const CREDENTIAL = "identity";
export const FACTORY_CREDENTIAL = { type: "CredentialReference", referenceName: CREDENTIAL } as const;

/** A factory that acts as the component, and its identity under a name. */
export function factory(context: LoweringContext): readonly DesiredResource[] {
  const key = customerKey(context);
  return [
    azureResource(context, {
      name: "factory",
      type: FACTORY,
      id: factoryId(context),
      body: {
        identity: actsAsItself(context),
        properties: {
          publicNetworkAccess: "Enabled",
          encryption: key && { vaultBaseUrl: key.vaultUri, keyName: key.keyName, identity: { userAssignedIdentity: identityId(context) } },
        },
      },
      dependsOn: key ? [...key.addresses, ...rolesOf(context)] : [],
    }),
    azureResource(context, {
      name: "credential",
      type: CREDENTIALS,
      id: factoryPartId(context, CREDENTIALS, CREDENTIAL),
      body: { properties: { type: "ManagedIdentity", typeProperties: { resourceId: identityId(context) } } },
      dependsOn: ["factory"],
    }),
  ];
}

/** A pipeline starts at these hours: the trigger, and that it fires, since it is made standing still. */
export function firing(context: LoweringContext, pipelineName: string, recurrence: LooseMap | undefined): readonly DesiredResource[] {
  const id = factoryPartId(context, TRIGGERS, "schedule");
  const properties = {
    type: "ScheduleTrigger",
    pipelines: [{ pipelineReference: { referenceName: pipelineName, type: "PipelineReference" } }],
    typeProperties: { recurrence },
  };
  return [
    azureResource(context, { name: "trigger", type: TRIGGERS, id, body: { properties }, dependsOn: ["pipeline"] }),
    azureResource(context, {
      name: "running",
      type: "Zerolake.DataFactory/runningTriggers",
      id: `${id}/run`,
      body: { trigger: id, definition: sha256Hex(JSON.stringify(properties)).slice(0, 16) },
      dependsOn: [addressIn(context, "trigger")],
    }),
  ];
}

export function factoryId(part: Part): string {
  return armId(part, FACTORY, factoryName(part));
}

/** Id of something inside of it: a pipeline, a trigger, a dataset. */
export function factoryPartId(part: Part, type: ArmTypeName, name: string): string {
  return armId(part, type, factoryName(part), name);
}

function factoryName(part: Part): string {
  return nameOf(part, FACTORY, "factory");
}
