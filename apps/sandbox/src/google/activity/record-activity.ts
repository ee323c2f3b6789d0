import { type GoogleCall, placeOf } from "../google-call.ts";

/** Keeps what the caller did to a resource, under the vendor's name of the method. */
export function recordActivity(call: GoogleCall, type: string, identifier: string): void {
  const { sandbox, caller, methodId = call.exchange.method } = call;
  sandbox.store.activities.record({ ...placeOf(call), type, identifier, action: methodId, actor: caller, at: sandbox.now() });
}
