import type { Exchange } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Place, StoredResource } from "../store/records.ts";
import type { ArmPath } from "./arm-path.ts";

/** Who calls: an application in the tenant of a subscription. */
export interface ArmCaller {
  readonly tenant: string;
  readonly clientId: string;
  readonly subscription: string;
}

/** A call whose token has been checked. */
export interface ArmCall {
  readonly sandbox: Sandbox;
  readonly exchange: Exchange;
  readonly caller: ArmCaller;
}

export interface ResourceCall extends ArmCall {
  readonly path: ArmPath;
  readonly apiVersion: string;
}

/** Ids are unique in a subscription, wherever the resource lies. */
export function placeOf({ subscription }: Pick<ArmCaller, "subscription">): Place {
  return { cloud: "azure", account: subscription, scope: "global" };
}

/** Ids differ by their letters' case only when people write them. */
export function keyOf(id: string): string {
  return id.toLowerCase();
}

export function findById({ sandbox, caller }: ArmCall, id: string): StoredResource | undefined {
  return sandbox.store.resources.listAccount(caller.subscription).find((resource) => resource.identifier === keyOf(id));
}
