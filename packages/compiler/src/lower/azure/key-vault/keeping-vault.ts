import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { workloadIdentity } from "../access.ts";
import { subscriptionId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { ROLES } from "../roles.ts";
import { keyVault, vaultId } from "./vault.ts";

const OFFICER = "officer";

/** A vault in which the driver itself keeps and reads texts: ARM tells none, so whoever deploys gives itself the role of a secrets officer. */
export function keepingVault(context: LoweringContext): readonly DesiredResource[] {
  return [...workloadIdentity(context), keyVault(context, { isPurgeProtected: false }), officerRight(context, vaultId(context), "vault")];
}

/** The right of whoever deploys to read and write a vault, or one of its secrets; `target` is its address. */
export function officerRight(context: LoweringContext, scope: string, target: string): DesiredResource {
  return azureResource(context, {
    name: OFFICER,
    type: "Zerolake.Authorization/ownRights",
    id: `${scope}/ownRights/${context.component.id}`,
    body: {
      scope,
      role: `${subscriptionId(context)}/providers/Microsoft.Authorization/roleDefinitions/${ROLES.secretOfficer}`,
    },
    dependsOn: [target],
  });
}

/** What the driver needs before it opens a secret. */
export function officerAddress(part: Pick<Named, "component">): string {
  return addressIn(part, OFFICER);
}
