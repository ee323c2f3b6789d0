import { createHash } from "node:crypto";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, apiVersionOf, look } from "../azure-call.ts";
import { classifyError } from "../classify-error.ts";
import { deleteResource } from "../delete-resource.ts";
import { done } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";
import { roleAssignment } from "./role-assignment.ts";

/**
 * A role that the deploying identity gives itself on one resource, e.g. to keep keys in a vault: an ordinary assignment. Its name is made of
 * who it is for, so that another connection gets one of its own.
 */
export const ownRight: ArmHandler = {
  async create(call, request) {
    const principalId = await ownPrincipal(call);
    if (principalId === undefined || !roleAssignment.create) return unknownPrincipal();
    const { scope, role } = request.properties;
    const properties = {
      id: assignmentId(String(scope), String(role), principalId),
      properties: { roleDefinitionId: String(role), principalId, principalType: "ServicePrincipal" },
    };
    return roleAssignment.create(call, { ...request, properties });
  },
  async find(call, { properties, via }) {
    const principalId = await ownPrincipal(call);
    if (principalId === undefined) return undefined;
    return observe(call, assignmentId(String(properties["scope"]), String(properties["role"]), principalId), via);
  },
  /** The right of another connection is not this one. */
  async read(call, { identifier, via }) {
    const found = await observe(call, identifier, via);
    return found && holderOf(found) === (await ownPrincipal(call)) ? found : undefined;
  },
  /** One that somebody else had given before is not taken away. */
  async delete(call, identity, { mayEmpty, prior }) {
    const found = await observe(call, identity.identifier, identity.via);
    const ours = found && assignmentId(String(prior["scope"]), String(prior["role"]), String(holderOf(found)));
    return ours === identity.identifier ? deleteResource(call, identity, { mayEmpty }) : done(identity.identifier);
  },
};

async function observe(call: AzureCall, id: string, via: string): Promise<ObservedResource | undefined> {
  const attributes = await look(call, `${id}?api-version=${apiVersionOf(via)}`);
  return attributes && { identifier: id, attributes: { ...attributes, id } };
}

function holderOf({ attributes }: ObservedResource): PropertyMap[string] | undefined {
  const { properties } = attributes;
  return isMap(properties) ? properties["principalId"] : undefined;
}

async function ownPrincipal({ client, abortSignal }: AzureCall): Promise<string | undefined> {
  const { oid } = await client.claims(abortSignal);
  return typeof oid === "string" ? oid : undefined;
}

function assignmentId(scope: string, role: string, principalId: string): string {
  const hex = createHash("sha256").update(`${scope}|${principalId}|${role}`).digest("hex");
  const guid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid}`;
}

function unknownPrincipal(): OperationStatus {
  const message = "The connection's token does not say which principal it is, so it cannot give itself a role.";
  return { state: "failed", error: classifyError({ code: "AuthenticationFailed", message, status: 401 }) };
}
