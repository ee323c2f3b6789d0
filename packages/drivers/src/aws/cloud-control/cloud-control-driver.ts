import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceRequestStatusCommand,
  UpdateResourceCommand,
} from "@aws-sdk/client-cloudcontrol";
import type { CallOptions, ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap, TypeFacts } from "@zerolake/resources";
import { isEqual, valueAt } from "../../property-path.ts";
import { AwsAnswerError, askAbout, toFailure } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { classifyError } from "../classify-error.ts";
import { buildPatch } from "./build-patch.ts";
import { type ProgressStatus, progressStatus } from "./progress-status.ts";
import { readModel } from "./read-model.ts";

/** A read may lag behind its own create for some seconds. */
const LAG_MS = 2_000;

export async function createThroughCloudControl(call: AwsCall, request: ResourceRequest, token: string): Promise<OperationStatus> {
  const command = new CreateResourceCommand({
    TypeName: request.type,
    DesiredState: JSON.stringify(request.properties),
    ClientToken: clientToken(token),
  });
  const answer = await call.clients.cloudControl(request.type).send(command, { abortSignal: call.abortSignal });
  return complete(call, request.type, answer.ProgressEvent?.RequestToken ?? "", progressStatus(answer.ProgressEvent, Date.now()));
}

export async function updateThroughCloudControl(
  call: AwsCall,
  identity: ResourceIdentity,
  change: { readonly prior: PropertyMap; readonly request: ResourceRequest; readonly token: string },
): Promise<OperationStatus> {
  const { prior, request, token } = change;
  const fixed = changedForGood(request.facts, prior, request.properties);
  if (fixed.length > 0) return notUpdatable(identity, fixed);
  const current = await readModel(call, identity.type, identity.identifier);
  if (!current) return goneStatus(identity);
  const patch = buildPatch({ current: current.attributes, prior, desired: request.properties, facts: request.facts });
  if (patch.length === 0) return { state: "done", identifier: current.identifier, attributes: current.attributes };
  const command = new UpdateResourceCommand({
    TypeName: identity.type,
    Identifier: identity.identifier,
    PatchDocument: JSON.stringify(patch),
    ClientToken: clientToken(token),
  });
  const answer = await call.clients.cloudControl(identity.type).send(command, { abortSignal: call.abortSignal });
  return complete(call, identity.type, answer.ProgressEvent?.RequestToken ?? "", progressStatus(answer.ProgressEvent, Date.now()));
}

export async function deleteThroughCloudControl(
  call: AwsCall,
  identity: ResourceIdentity,
  { token }: Pick<CallOptions, "token">,
): Promise<OperationStatus> {
  const command = new DeleteResourceCommand({ TypeName: identity.type, Identifier: identity.identifier, ClientToken: clientToken(token) });
  try {
    const answer = await call.clients.cloudControl(identity.type).send(command, { abortSignal: call.abortSignal });
    const status = progressStatus(answer.ProgressEvent, Date.now());
    return status.state === "succeeded" ? deleted(identity.identifier) : status;
  } catch (error) {
    if (classifyError(toFailure(error)).class === "notFound") return deleted(identity.identifier);
    throw error;
  }
}

export async function pollCloudControl(call: AwsCall, operation: string, type: string): Promise<OperationStatus> {
  const command = new GetResourceRequestStatusCommand({ RequestToken: operation });
  const client = call.clients.cloudControl(type);
  const { ProgressEvent: event } = await askAbout(() => client.send(command, { abortSignal: call.abortSignal }));
  const status = progressStatus(event, Date.now());
  if (event?.Operation === "DELETE" && status.state === "succeeded") return deleted(status.identifier);
  return complete(call, type, operation, status);
}

/**
 * A success is told together with what the cloud now says about the resource. When that cannot be read, the success stays
 * open and is asked for again: to call it a failure would create the resource twice.
 */
async function complete(call: AwsCall, type: string, operation: string, status: ProgressStatus): Promise<OperationStatus> {
  if (status.state !== "succeeded") return status;
  const observed = await readWhatWasMade(call, type, status.identifier);
  if (observed) return { state: "done", identifier: observed.identifier, attributes: observed.attributes };
  return {
    state: "pending",
    operation,
    identifier: status.identifier,
    retryAfterMs: LAG_MS,
    detail: "created; its description is not visible yet",
  };
}

async function readWhatWasMade(call: AwsCall, type: string, identifier: string): Promise<ObservedResource | undefined> {
  try {
    return await readModel(call, type, identifier);
  } catch (error) {
    if (error instanceof AwsAnswerError) return undefined;
    throw error;
  }
}

function deleted(identifier: string): OperationStatus {
  return { state: "done", identifier, attributes: {} };
}

/** What differs although it can only be set at creation. Tags are left out: a tag never replaces anything. */
function changedForGood({ createOnly, tags }: TypeFacts, prior: PropertyMap, desired: PropertyMap): readonly string[] {
  return createOnly.filter((path) => {
    const keys = path.split(".");
    return keys[0] !== tags?.property && !isEqual(valueAt(prior, keys), valueAt(desired, keys));
  });
}

function notUpdatable({ type, identifier }: ResourceIdentity, paths: readonly string[]): OperationStatus {
  const message = `${paths.join(", ")} of ${type} ${identifier} can only be set at creation.`;
  return { state: "failed", error: classifyError({ code: "NotUpdatable", message }), identifier };
}

function goneStatus({ type, identifier }: ResourceIdentity): OperationStatus {
  const message = `Resource of type '${type}' with identifier '${identifier}' was not found.`;
  return { state: "failed", error: classifyError({ code: "NotFound", message }), identifier };
}

/** Cloud Control takes 1 to 128 characters. */
function clientToken(token: string): string {
  return token.slice(0, 128);
}
