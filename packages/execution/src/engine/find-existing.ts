import type { CloudError, ObservedResource, ResourceRequest } from "../driver-port.ts";
import { callCloud } from "./call-cloud.ts";
import type { Running } from "./close-operation.ts";
import { isOurs } from "./ownership.ts";
import type { Turn } from "./turn.ts";

export type Existing =
  | { readonly found: "nothing" }
  | { readonly found: "ours"; readonly observed: ObservedResource }
  | { readonly found: "foreign"; readonly observed: ObservedResource; readonly error: CloudError };

/** Asks the cloud whether the resource exists already, and whose it is. What is recorded elsewhere is not what is looked for. */
export async function findExisting(turn: Turn, running: Running, wanted: ResourceRequest): Promise<Existing> {
  const { call, tracked } = running;
  const otherThan = tracked.kind === "create" ? recordedIdentifiers(turn, wanted) : [];
  const request = { ...wanted, otherThan };
  const { driver } = turn.deps;
  const { prior } = tracked.operation.step;
  const known = tracked.kind === "adopt" && prior ? prior.identifier : undefined;
  const { address, type, via } = request;
  const observed = await callCloud(turn, {
    token: call.token,
    call: async (options) =>
      (known === undefined ? undefined : await driver.read({ address, type, via, identifier: known }, options)) ??
      driver.find(request, options),
  });
  if (!observed || otherThan.includes(observed.identifier)) return { found: "nothing" };
  const hasOpenIntent = call.mayHaveHappened || tracked.mayExist || turn.lookFirst.has(address) || known !== undefined;
  if (isOurs(observed, { owner: request.owner, facts: request.facts, hasOpenIntent })) return { found: "ours", observed };
  return { found: "foreign", observed, error: foreign(request, observed) };
}

/** What is recorded at its own address is what it is itself, where the plan creates again what was gone. */
function recordedIdentifiers({ records, plan }: Turn, { address, type }: ResourceRequest): readonly string[] {
  const isGone = plan.drift?.some((found) => found.address === address && found.kind === "gone") ?? false;
  const others = [...records.values()].filter((recorded) => recorded.type === type && !(isGone && recorded.address === address));
  return others.map((recorded) => recorded.identifier);
}

function foreign({ address }: ResourceRequest, { identifier }: ObservedResource): CloudError {
  return {
    class: "conflict",
    code: "NotOurs",
    message: `${identifier} exists already and does not carry the owner tags of ${address}`,
    remedy: "Rename the component, or remove or rename what exists in the cloud; then plan again.",
  };
}
