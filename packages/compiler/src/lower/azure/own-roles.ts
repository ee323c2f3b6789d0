import type { DesiredResource, Value } from "@zerolake/resources";
import type { Statement } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { guidOf } from "./guid.ts";
import { azureResource } from "./resource.ts";

/** Roles of Cosmos DB's own list, the same in every account. Source: its documentation of data plane roles. */
export const DOCUMENT_ROLES = {
  documentReader: "00000000-0000-0000-0000-000000000001",
  documentWriter: "00000000-0000-0000-0000-000000000002",
} as const;

/** Roles that services keep in a list of their own, which the cloud's roles do not reach. */
export type OwnRole = keyof typeof DOCUMENT_ROLES | "databaseAdministrator";

export interface OwnAssignment {
  readonly name: string;
  readonly key: string;
  readonly grant: Statement;
  readonly subject: string;
  readonly principalId: Value;
}

export function isOwnRole(role: string): role is OwnRole {
  return role === "databaseAdministrator" || Object.hasOwn(DOCUMENT_ROLES, role);
}

/** A place in such a list. */
export function ownAssignment(part: Named, assignment: OwnAssignment): DesiredResource {
  return assignment.grant["role"] === "databaseAdministrator" ? administrator(part, assignment) : documentRole(part, assignment);
}

function documentRole(part: Named, { name, key, grant, subject, principalId }: OwnAssignment): DesiredResource {
  const account = String(grant["scope"]);
  const role = DOCUMENT_ROLES[grant["role"] as keyof typeof DOCUMENT_ROLES];
  return azureResource(part, {
    name,
    key,
    type: "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments",
    id: `${account}/sqlRoleAssignments/${guidOf(`${account}|${subject}|${role}`)}`,
    body: { properties: { roleDefinitionId: `${account}/sqlRoleDefinitions/${role}`, principalId, scope: account } },
    dependsOn: [String(grant["target"])],
  });
}

/** A server knows its administrators by object ids, which nobody computes: the driver puts them into the address. */
function administrator(part: Named, { name, key, grant, subject, principalId }: OwnAssignment): DesiredResource {
  const server = String(grant["scope"]);
  const principalName = subject.slice(subject.lastIndexOf("/") + 1);
  return azureResource(part, {
    name,
    key,
    type: "Zerolake.DBforPostgreSQL/administrators",
    id: `${server}/administrators/${principalName}`,
    body: { server, principalId, principalName, tenantId: ref(part, "identity", "properties.tenantId") },
    dependsOn: [String(grant["target"]), "identity"],
  });
}
