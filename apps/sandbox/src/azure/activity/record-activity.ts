import { placeOf, type ResourceCall } from "../arm-call.ts";
import { principalOf } from "../tokens.ts";

/** Keeps what the caller did to the resource that the request names. */
export function recordOnResource({ sandbox, caller, path }: ResourceCall, verb: "write" | "delete" | `${string}/action`): void {
  sandbox.store.activities.record({
    ...placeOf(caller),
    type: path.type,
    identifier: path.id,
    action: `${path.type}/${verb}`,
    actor: principalOf(caller.clientId),
    at: sandbox.now(),
  });
}
