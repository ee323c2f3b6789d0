import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { extensionId, ownId, subscriptionId } from "./arm-id.ts";
import { guidOf } from "./guid.ts";
import { isOwnRole, type OwnRole, ownAssignment } from "./own-roles.ts";
import { azureResource } from "./resource.ts";
import { ROLES, type RoleName } from "./roles.ts";

const IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";

/** A role on one resource. `target` is its address: the assignment waits for it, since ARM refuses one on what does not exist. */
export function allow(role: RoleName | OwnRole, scope: string, target: string): Statement {
  return { role, scope, target };
}

/** Id of the component's own identity, known before it exists. */
export function identityId(part: Named): string {
  return ownId(part, IDENTITY, "identity");
}

export function clientId(part: Named): Value {
  return ref(part, "identity", "properties.clientId");
}

/** The `identity` block of a resource that acts as the component. */
export function actsAsItself(part: Named): PropertyMap {
  return { type: "UserAssigned", userAssignedIdentities: { [identityId(part)]: {} } };
}

/**
 * The component's identity with every role that drawn edges give it, and use of the customer key. It exists before whatever
 * acts with it and survives its replacement.
 */
export function workloadIdentity(context: LoweringContext, baseline: readonly Statement[] = []): readonly DesiredResource[] {
  const grants = [...baseline, ...context.grants, ...keyUse(context)];
  return [
    azureResource(context, { name: "identity", type: IDENTITY, id: identityId(context) }),
    ...assignRoles(context, { subject: identityId(context), principalId: principalId(context), grants }),
  ];
}

/** Addresses of the roles of a component's identity: what needs them at once waits for all of them. */
export function rolesOf(context: Pick<LoweringContext, "component">): readonly string[] {
  return [addressIn(context, "access")];
}

export interface Assignees {
  /** Logical name of the assignments; default `access`, those of the component's own identity. */
  readonly name?: string;
  /** Who gets the rights, where one component gives them to several. */
  readonly to?: string;
  /** Whatever names the principal before anybody knows its object id. */
  readonly subject: string;
  readonly principalId: Value;
  /** Of people or of a program; default a program. */
  readonly principalType?: "Group" | "ServicePrincipal";
  readonly grants: readonly Statement[];
}

/** One assignment per role and resource; its GUID is computed, so that repeating it is harmless. */
export function assignRoles(
  context: Named,
  { name = "access", to, subject, principalId, principalType = "ServicePrincipal", grants }: Assignees,
): readonly DesiredResource[] {
  const unique = new Map(grants.map((grant) => [keyOf(grant), grant]));
  return [...unique].map(([kept, grant]) => {
    const scope = String(grant["scope"]);
    const key = to === undefined ? kept : `${to}: ${kept}`;
    if (isOwnRole(String(grant["role"]))) return ownAssignment(context, { name, key, grant, subject, principalId });
    const role = ROLES[grant["role"] as RoleName];
    return azureResource(context, {
      name,
      key,
      type: "Microsoft.Authorization/roleAssignments",
      id: extensionId(scope, "Microsoft.Authorization/roleAssignments", guidOf(`${scope}|${subject}|${role}`)),
      body: {
        properties: {
          roleDefinitionId: `${subscriptionId(context)}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
          principalId,
          // Without it ARM looks the principal up in a directory that does not know it yet.
          principalType,
        },
      },
      dependsOn: [String(grant["target"])],
    });
  });
}

/** Logical name of the rights beside those of drawn edges, for whoever waits for them. */
export const OWN_RIGHTS = "rights";

/**
 * What the component's identity needs for itself, under a name of their own: they wait for resources of the component, which in turn may
 * wait for the roles of its edges.
 */
export function ownRights(context: Named, grants: readonly Statement[]): readonly DesiredResource[] {
  return assignRoles(context, { name: OWN_RIGHTS, subject: identityId(context), principalId: principalId(context), grants });
}

function principalId(part: Named): Value {
  return ref(part, "identity", "properties.principalId");
}

/** Address of one right of a component's identity, for whoever waits for that one alone. */
export function assignedAddress(part: Pick<Named, "component">, grant: Statement): string {
  return addressIn(part, "access", keyOf(grant));
}

/** `blobReader on events.container/bronze`: what people read in a plan. */
function keyOf({ role, target }: Statement): string {
  return `${String(role)} on ${String(target).replace(/\["(.*)"\]$/, "/$1")}`;
}

/** Everyone who keeps encrypted data needs the customer key. */
function keyUse(context: LoweringContext): readonly Statement[] {
  const key = context.platform("encryption-key");
  const { vaultId, vaultAddress } = key ?? {};
  if (context.component.kind === "encryption-key" || typeof vaultId !== "string" || typeof vaultAddress !== "string") return [];
  return [allow("keyUser", vaultId, vaultAddress)];
}
