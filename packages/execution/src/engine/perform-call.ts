import { mayBeEmptied, type RecordedResource } from "@zerolake/planner";
import { type DesiredResource, type PropertyMap, valuesAt } from "@zerolake/resources";
import type { ObservedResource, OperationStatus, ResourceRequest } from "../driver-port.ts";
import { adoptedPrior } from "./adopted-prior.ts";
import { callCloud } from "./call-cloud.ts";
import type { Running } from "./close-operation.ts";
import { findExisting } from "./find-existing.ts";
import { identityOf, requestOf, secretMissing } from "./prepare-request.ts";
import { priorWithSecrets, secretNames } from "./secret-resolver.ts";
import type { Turn } from "./turn.ts";

/** Makes the call that the operation stands for. Throws `NoAnswerError` when nobody knows what became of it. */
export async function performCall(turn: Turn, running: Running): Promise<OperationStatus> {
  const { desired } = running.tracked.operation.step;
  if (!desired?.singleton) return dispatch(turn, running);
  const key = { scope: desired.singleton, type: desired.type, name: nameOf(desired, running.prepared.properties) };
  return turn.deps.exclusively(key, () => dispatch(turn, running));
}

/** Two services of an account are two singletons; a document that the account has one of has no name. */
function nameOf({ facts }: DesiredResource, properties: PropertyMap): string {
  return JSON.stringify(facts.identifier.map((path) => valuesAt(properties, path)));
}

function dispatch(turn: Turn, running: Running): Promise<OperationStatus> {
  const { desired } = running.tracked.operation.step;
  switch (running.tracked.kind) {
    case "create":
      return desired ? create(turn, running, desired) : Promise.resolve(nothingToDo());
    case "update":
      return desired ? update(turn, running, desired) : Promise.resolve(nothingToDo());
    case "adopt":
      return desired ? adopt(turn, running, desired) : Promise.resolve(nothingToDo());
    case "read":
      return desired ? lookUp(turn, running, desired) : Promise.resolve(nothingToDo());
    case "delete":
      return remove(turn, running);
  }
}

function nothingToDo(): OperationStatus {
  return { state: "done", identifier: "", attributes: {} };
}

function create(turn: Turn, running: Running, desired: DesiredResource): Promise<OperationStatus> {
  const request = requestOf(turn, { desired, ...running });
  return callCloud(turn, { token: running.call.token, call: (options) => turn.deps.driver.create(request, options) });
}

async function update(turn: Turn, running: Running, desired: DesiredResource): Promise<OperationStatus> {
  const prior = priorOf(turn, running);
  if (!prior) return nothingToDo();
  const { prepared, secrets, call } = running;
  const before = priorWithSecrets(prior.properties, { sent: prior.secretDigests, secrets });
  const request = requestOf(turn, { desired, prepared, secrets });
  return callCloud(turn, { token: call.token, call: (options) => turn.deps.driver.update(identityOf(prior), before, request, options) });
}

/** What was applied last; where the plan puts back what was changed outside, what the cloud was seen to have. */
function priorOf({ plan, records }: Turn, { tracked }: Running): RecordedResource | undefined {
  const { address, prior } = tracked.operation.step;
  const isDrifted = plan.drift?.some((found) => found.address === address) ?? false;
  return isDrifted ? prior : (records.get(address) ?? prior);
}

/** Brings something that exists into its wanted form. */
export function updateExisting(
  turn: Turn,
  running: Running,
  { request, observed }: { readonly request: ResourceRequest; readonly observed: ObservedResource },
): Promise<OperationStatus> {
  const unknown = secretNames(running.prepared.properties).find((name) => !running.secrets.has(name));
  if (unknown !== undefined) return Promise.resolve({ state: "failed", error: secretMissing(unknown) });
  const { address, type, via } = request;
  const identity = { address, type, via, identifier: observed.identifier };
  const { prior } = running.tracked.operation.step;
  const isKnown = running.tracked.kind === "adopt" && prior?.identifier === observed.identifier;
  const before =
    isKnown && prior ? prior.properties : adoptedPrior(observed.attributes, { wanted: request.properties, facts: request.facts });
  return callCloud(turn, { token: running.call.token, call: (options) => turn.deps.driver.update(identity, before, request, options) });
}

async function adopt(turn: Turn, running: Running, desired: DesiredResource): Promise<OperationStatus> {
  const request = requestOf(turn, { desired, ...running });
  const existing = await findExisting(turn, running, request);
  if (existing.found === "nothing") return create(turn, running, desired);
  if (existing.found === "foreign" && !desired.singleton) return { state: "failed", error: existing.error };
  return updateExisting(turn, running, { request, observed: existing.observed });
}

async function lookUp(turn: Turn, running: Running, desired: DesiredResource): Promise<OperationStatus> {
  const request = requestOf(turn, { desired, ...running });
  const observed = await callCloud(turn, { token: running.call.token, call: (options) => turn.deps.driver.find(request, options) });
  if (observed) return { state: "done", identifier: observed.identifier, attributes: observed.attributes };
  return {
    state: "failed",
    error: {
      class: "retryable",
      code: "NothingFound",
      message: `Nothing was found to read for ${desired.address}`,
      remedy: "It is tried again, since clouds list new things late.",
    },
  };
}

async function remove(turn: Turn, running: Running): Promise<OperationStatus> {
  const { step } = running.tracked.operation;
  const { prior, address } = step;
  if (!prior || (step.action === "replace" && isStillInUse(turn, running))) return nothingToDo();
  const identity = { ...identityOf(prior), address };
  const mayEmpty = mayBeEmptied(step);
  return callCloud(turn, {
    token: running.call.token,
    call: (options) => turn.deps.driver.delete(identity, prior.properties, { ...options, mayEmpty }),
  });
}

/** The "new" one turned out to be the old one (same identifier): removing it would remove what is wanted. */
function isStillInUse(turn: Turn, { tracked: { operation } }: Running): boolean {
  const { step } = operation;
  return step.replaceOrder === "createFirst" && turn.records.get(step.address)?.identifier === step.prior?.identifier;
}
