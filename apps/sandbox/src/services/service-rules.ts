import type { Reply } from "../http/exchange.ts";
import type { JsonObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import type { ServiceRoute } from "./find-service-route.ts";
import type { ServiceCall, ServiceError } from "./service-call.ts";

/** What one type does that another does not. */
export interface TypeRules {
  /** Its own id, from what was sent; without it the service draws one. */
  readonly idIn?: (body: JsonObject, route: ServiceRoute) => string;
  /** A drawn id in the service's form. */
  readonly drawId?: () => string | number;
  /** Whose id a request names, when the address does not say it. */
  readonly asked?: (call: ServiceCall, body: JsonObject) => string | undefined;
  /** A field that no other one of the account (or of its parent) may have. */
  readonly uniqueIn?: { readonly field: string; readonly sameParent?: true };
  /** What must exist: type, or one of several, and id, from the address and the body. */
  readonly needs?: (body: JsonObject, route: ServiceRoute) => readonly (readonly [types: string | readonly string[], id: string])[];
  /** What must be gone before it can go; with `isWith` it goes along. */
  readonly holds?: {
    readonly types: readonly string[];
    readonly isInside: (inner: StoredResource, outer: StoredResource) => boolean;
    readonly isWith?: true;
  };
  /** What the service makes along with it: type, id and what it is. */
  readonly comesWith?: (id: string, body: JsonObject) => readonly (readonly [type: string, id: string, model: JsonObject])[];
  /** What the service adds to what was sent. */
  readonly outputs?: (id: string, body: JsonObject, call: ServiceCall) => JsonObject;
  /** What is kept of a body. */
  readonly kept?: (body: JsonObject) => JsonObject;
  /** It is accepted first and there later. */
  readonly isLate?: true;
  /** An update replaces everything. */
  readonly isReplaced?: true;
  /** A creation of what exists is a change. */
  readonly isUpsert?: true;
}

/** How one service speaks. */
export interface ServiceRules {
  readonly types: Readonly<Record<string, TypeRules>>;
  /** Whose credentials a request carries. Throws `ServiceError` for bad ones. */
  readonly accountOf: (call: Omit<ServiceCall, "account">) => string;
  /** Fixed addresses beside the types: tokens, who am I, operations. */
  readonly fixed?: (call: ServiceCall) => Reply | Promise<Reply> | undefined;
  readonly error: (error: ServiceError) => Reply;
  /** Codes of refusals that every service has. */
  readonly codes: {
    readonly invalid: string;
    readonly missing: string;
    readonly exists: string;
    readonly inUse: string;
    readonly slowDown: string;
    readonly quota: string;
  };
  /** A resource as the service shows it; `undefined` while it does not. */
  readonly show: (call: ServiceCall, resource: StoredResource) => JsonObject | undefined;
  readonly list: (call: ServiceCall, type: string, items: readonly JsonObject[]) => JsonObject;
  /** What answers a creation. */
  readonly created: (call: ServiceCall, resource: StoredResource) => Reply;
  /** What answers a new definition. */
  readonly defined?: (call: ServiceCall, resource: StoredResource) => Reply;
  readonly deleted: Reply;
}
