import { checkServiceBody } from "@zerolake/vendor-schemas";
import { type JsonObject, textAt } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import type { ServiceRoute } from "./find-service-route.ts";
import { placeOf, type ServiceCall, ServiceError } from "./service-call.ts";
import type { ServiceRules, TypeRules } from "./service-rules.ts";

/** A request with everything that decides about it. */
export interface ServiceRequest {
  readonly call: ServiceCall;
  readonly route: ServiceRoute;
  readonly rules: ServiceRules;
  readonly body: JsonObject;
}

export function typeRules(rules: ServiceRules, type: string): TypeRules {
  return rules.types[type] ?? {};
}

export function missing({ codes }: ServiceRules, id: string): ServiceError {
  return new ServiceError(404, codes.missing, `${id} does not exist.`);
}

/** Refuses a body that the vendor's own files refuse. */
export function checkBody({ call, route: { method }, rules, body }: ServiceRequest): void {
  if (method.request === undefined) return;
  const [first] = checkServiceBody(call.service, method.request, body, { method: method.id });
  if (first) throw new ServiceError(400, rules.codes.invalid, `${first.path}: ${first.problem}`);
}

export function checkFree({ call, route, rules, body }: ServiceRequest, known: StoredResource | undefined, id: string): void {
  const unique = typeRules(rules, route.type).uniqueIn;
  const wanted = unique && textAt(body, unique.field);
  const parents = route.variables.join(" ");
  const same = unique
    ? call.sandbox.store.resources
        .list(placeOf(call), route.type)
        .find(
          ({ model, serviceState }) =>
            textAt(model, unique.field) === wanted && (!unique.sameParent || serviceState["parents"] === parents),
        )
    : undefined;
  if (known ?? same) throw new ServiceError(409, rules.codes.exists, `${wanted ?? id} already exists.`);
}

export function checkQuota({ call, route, rules }: ServiceRequest): void {
  const limit = call.sandbox.quotas.limitOf(call.account, route.type);
  if (limit === undefined || call.sandbox.store.resources.list(placeOf(call), route.type).length < limit) return;
  throw new ServiceError(429, rules.codes.quota, `Quota exceeded for ${route.type}: the limit is ${limit}.`);
}

/** A fault that lets the work fail after the request was taken. */
export function takeFailure(call: ServiceCall, type: string, identifier: string): JsonObject | undefined {
  const subject = { account: call.account, service: call.host, operation: "CREATE", type, identifier };
  const fault = call.sandbox.faults.take(subject, (action) => action.kind === "fail" && action.at === "handler");
  return fault?.kind === "fail" ? { code: fault.code, message: fault.message } : undefined;
}
