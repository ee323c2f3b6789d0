import type { OperationStatus } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, look } from "../azure-call.ts";
import { deleteResource } from "../delete-resource.ts";
import { done } from "../outcome.ts";
import { createResource, targetOf } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SEPARATOR = "/providers/Microsoft.Authorization/roleAssignments/";

/** The same right under another name counts as given: Azure refuses it twice. It is used, and never taken away by us. */
export const roleAssignment: ArmHandler = {
  async create(call, request) {
    const status = await createResource(call, request);
    if (status.state !== "failed" || status.error.code !== "RoleAssignmentExists") return status;
    return (await sameRight(call, targetOf(request), request.properties)) ?? status;
  },

  async delete(call, identity, { prior, mayEmpty }) {
    const isOurs = prior["id"] === undefined || prior["id"] === identity.identifier;
    return isOurs ? deleteResource(call, identity, { mayEmpty }) : done(identity.identifier);
  },
};

async function sameRight(
  call: AzureCall,
  { id, apiVersion }: { readonly id: string; readonly apiVersion: string },
  properties: PropertyMap,
): Promise<OperationStatus | undefined> {
  const wanted = properties["properties"];
  if (!isMap(wanted)) return undefined;
  const scope = id.slice(0, id.lastIndexOf(SEPARATOR));
  const filter = encodeURIComponent(`principalId eq '${String(wanted["principalId"])}'`);
  const page = await look(call, `${scope}${SEPARATOR.slice(0, -1)}?api-version=${apiVersion}&$filter=${filter}`);
  const listed = page?.["value"];
  const found = (isList(listed) ? listed : []).find(
    (item): item is PropertyMap => isMap(item) && isSame(item["properties"], wanted, scope),
  );
  const identifier = found?.["id"];
  return found && typeof identifier === "string" ? done(identifier, found) : undefined;
}

function isSame(given: PropertyMap[string] | undefined, wanted: PropertyMap, scope: string): boolean {
  return (
    isMap(given) &&
    given["roleDefinitionId"] === wanted["roleDefinitionId"] &&
    given["principalId"] === wanted["principalId"] &&
    String(given["scope"] ?? scope).toLowerCase() === scope.toLowerCase()
  );
}
