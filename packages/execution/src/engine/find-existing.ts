import type { CloudError, ObservedResource, ResourceRequest } from "../driver-port.ts";
import { callCloud } from "./call-cloud.ts";
import type { Running } from "./close-operation.ts";
import { isOurs } from "./ownership.ts";
import type { Turn } from "./turn.ts";

export type Existing =
  | { readonly found: "nothing" }
  | { readonly found: "ours"; readonly observed: ObservedResource }
  | { readonly found: "foreign"; readonly observed: ObservedResource; readonly error: CloudError };

/** Asks the cloud whether the resource exists already, and whose it is. */
export async function findExisting(turn: Turn, { call, tracked }: Running, request: ResourceRequest): Promise<Existing> {
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
  if (!observed) return { found: "nothing" };
  const hasOpenIntent = call.mayHaveHappened || tracked.mayExist || turn.lookFirst.has(address) || known !== undefined;
  if (isOurs(observed, { owner: request.owner, facts: request.facts, hasOpenIntent })) return { found: "ours", observed };
  return { found: "foreign", observed, error: foreign(request, observed) };
}

function foreign({ address }: ResourceRequest, { identifier }: ObservedResource): CloudError {
  return {
    class: "conflict",
    code: "NotOurs",
    message: `${identifier} exists already and does not carry the owner tags of ${address}`,
    remedy: "Rename the component, or remove or rename what exists in the cloud; then plan again.",
  };
}
