import type { DesiredResource } from "@zerolake/resources";
import { DOCUMENT_ROLES, isOwnRole, type OwnRole } from "../lower/azure/own-roles.ts";
import { ROLES, type RoleName } from "../lower/azure/roles.ts";
import type { Statement } from "../lowering.ts";
import type { Deed, Right, Thing } from "./right.ts";

const DEEDS: Readonly<Record<RoleName | OwnRole, Deed>> = {
  blobReader: "read",
  blobContributor: "read and write",
  blobDelegator: "use",
  eventSender: "write",
  eventReceiver: "read",
  keyUser: "use",
  metricsPublisher: "write",
  secretReader: "read",
  secretOfficer: "read and write",
  vaultAdministrator: "read and write",
  imagePuller: "read",
  imagePusher: "read and write",
  fileContributor: "read and write",
  insightsContributor: "read and write",
  vectorReader: "read",
  vectorWriter: "read and write",
  searchContributor: "use",
  modelCaller: "use",
  dataScientist: "use",
  registryUser: "read and write",
  schemaContributor: "read and write",
  schemaReader: "read",
  clusterUser: "use",
  clusterWriter: "read and write",
  networkContributor: "use",
  identityOperator: "use",
  jobsOperator: "use",
  documentReader: "read",
  documentWriter: "read and write",
  databaseAdministrator: "read and write",
};

/** A role on a resource as a right. */
export function azureRight({ role, scope }: Statement): Right {
  return { deed: DEEDS[role as RoleName | OwnRole], on: [thingOf(String(scope))], words: [String(role)], resources: [String(scope)] };
}

/** A right of whoever deploys, who runs the jobs of some services. */
const OWN_RIGHT = "Zerolake.Authorization/ownRights";

/** True when one of these resources is the assignment. */
export function isAzureGranted({ role, scope }: Statement, resources: readonly DesiredResource[]): boolean {
  if (isOwnRole(String(role))) return isInOwnList(String(role), String(scope), resources);
  const definition = ROLES[role as RoleName];
  return resources.some(({ type, properties }) => {
    if (type === OWN_RIGHT) return properties["scope"] === scope && String(properties["role"]).endsWith(`/${definition}`);
    const body = JSON.stringify(properties);
    return type === "Microsoft.Authorization/roleAssignments" && body.includes(`"${String(scope)}/`) && body.includes(`/${definition}"`);
  });
}

/** The same in a list that a service keeps itself. */
function isInOwnList(role: string, scope: string, resources: readonly DesiredResource[]): boolean {
  return resources.some(({ type, properties }) => {
    if (role === "databaseAdministrator") return type === "Zerolake.DBforPostgreSQL/administrators" && properties["server"] === scope;
    const definition = `${scope}/sqlRoleDefinitions/${DOCUMENT_ROLES[role as keyof typeof DOCUMENT_ROLES]}`;
    return type === "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments" && JSON.stringify(properties).includes(`"${definition}"`);
  });
}

/** `…/containers/bronze` is the container `bronze`. */
function thingOf(scope: string): Thing {
  const [kinds = "", name = ""] = scope.split("/").slice(-2);
  return { kind: singular(kinds), name };
}

function singular(kinds: string): string {
  return kinds.replace(/s$/, "");
}
