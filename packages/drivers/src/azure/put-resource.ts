import type { OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type TypeFacts } from "@zerolake/resources";
import { isEqual, valueAt } from "../property-path.ts";
import { failureOf } from "./arm-failure.ts";
import { type ArmTarget, type AzureCall, apiVersionOf, ask, look, pathOf } from "./azure-call.ts";
import { classifyError } from "./classify-error.ts";
import { settle } from "./long-running.ts";
import { alreadyThere } from "./outcome.ts";
import { registerProvider } from "./register-provider.ts";
import { behaviourOf } from "./type-behaviour.ts";

export function targetOf({ properties, via }: Pick<ResourceRequest, "properties" | "via">): ArmTarget {
  const { id } = properties;
  if (typeof id !== "string") throw new Error("An ARM resource needs its id");
  return { id, apiVersion: apiVersionOf(via) };
}

/** ARM's PUT changes what exists without asking: what is there already is told first, never overwritten. */
export async function createResource(call: AzureCall, request: ResourceRequest): Promise<OperationStatus> {
  const target = targetOf(request);
  if (!behaviourOf(request.type).isPartOfParent && (await look(call, pathOf(target))) !== undefined) return alreadyThere(target.id);
  return put(call, request, bodyOf(request.properties));
}

export async function updateResource(
  call: AzureCall,
  identity: ResourceIdentity,
  { prior, request }: { readonly prior: PropertyMap; readonly request: ResourceRequest },
): Promise<OperationStatus> {
  const fixed = changedForGood(request.facts, prior, request.properties);
  if (fixed.length > 0) return notUpdatable(identity, fixed);
  const current = await look(call, pathOf({ id: identity.identifier, apiVersion: apiVersionOf(identity.via) }));
  if (!current) return gone(identity);
  if (isEqual(prior, request.properties)) return { state: "done", identifier: identity.identifier, attributes: current };
  return put(call, request, { ...bodyOf(request.properties), ...tagsBeside(current, prior, request.properties) });
}

/** The address names the resource; everything else is the body. */
function bodyOf(properties: PropertyMap): PropertyMap {
  const { id: _id, name: _name, ...body } = properties;
  return body;
}

/** A PUT replaces the tags as a set: those that somebody else put there stay. */
function tagsBeside(current: PropertyMap, prior: PropertyMap, desired: PropertyMap): PropertyMap {
  if (!isMap(desired["tags"])) return {};
  const ours = new Set(isMap(prior["tags"]) ? Object.keys(prior["tags"]) : []);
  const foreign = Object.entries(isMap(current["tags"]) ? current["tags"] : {}).filter(([key]) => !ours.has(key));
  return { tags: { ...Object.fromEntries(foreign), ...desired["tags"] } };
}

async function put(call: AzureCall, request: ResourceRequest, body: PropertyMap): Promise<OperationStatus> {
  const target = targetOf(request);
  const answer = await ask(call, "PUT", pathOf(target), body);
  if (answer.status >= 400) {
    const failure = failureOf(answer);
    if (failure.code === "MissingSubscriptionRegistration") return registerProvider(call, request.type, failure);
    // What it stands on was made a moment ago and is not known everywhere.
    const error = classifyError(failure);
    return { state: "failed", error: error.class === "notFound" ? { ...error, class: "retryable", cause: "propagation" } : error };
  }
  return settle(call, target, answer, false);
}

/** What differs although it can only be set at creation. Tags are left out: a tag never replaces anything. */
function changedForGood({ createOnly }: TypeFacts, prior: PropertyMap, desired: PropertyMap): readonly string[] {
  return createOnly.filter((path) => !isEqual(valueAt(prior, path.split(".")), valueAt(desired, path.split("."))));
}

function notUpdatable({ type, identifier }: ResourceIdentity, paths: readonly string[]): OperationStatus {
  const message = `${paths.join(", ")} of ${type} ${identifier} can only be set at creation.`;
  return { state: "failed", error: classifyError({ code: "PropertyChangeNotAllowed", message }), identifier };
}

function gone({ identifier }: ResourceIdentity): OperationStatus {
  return { state: "failed", error: classifyError({ code: "ResourceNotFound", message: `${identifier} was not found.` }), identifier };
}
