import { setTimeout as sleep } from "node:timers/promises";
import type { RestServiceName } from "@zerolake/vendor-schemas";
import type { FaultAction, FaultSubject } from "../faults/fault.ts";
import type { Answer, Exchange, Reply } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import { CONFLUENT } from "./confluent/confluent-rules.ts";
import { DATABRICKS } from "./databricks/databricks-rules.ts";
import { issueToken } from "./databricks/databricks-tokens.ts";
import { FABRIC } from "./fabric/fabric-rules.ts";
import { findServiceRoute, type ServiceRoute } from "./find-service-route.ts";
import { type ServiceCall, ServiceError } from "./service-call.ts";
import { answerResource, readBody } from "./service-resources.ts";
import type { ServiceRules } from "./service-rules.ts";

const RULES: Readonly<Record<RestServiceName, ServiceRules>> = { databricks: DATABRICKS, confluent: CONFLUENT, fabric: FABRIC };

const ADDRESS = /^\/(databricks|confluent|fabric)\/([^/]+)(\/.*)$/;

/** `/confluent/api.confluent.cloud/…`: the host is part of the address, since all of a service answers at one. */
export function isService({ path }: Pick<Exchange, "path">): boolean {
  return ADDRESS.test(path);
}

/** Answers one request to a service beside the clouds: whose credentials, does a fault strike, then what the vendor's files say of the address. */
export async function answerService(sandbox: Sandbox, exchange: Exchange): Promise<Answer> {
  const [, name = "databricks", host = "", path = ""] = ADDRESS.exec(exchange.path) ?? [];
  const service = name as RestServiceName;
  const rules = RULES[service];
  const begun = { sandbox, exchange, service, host, path };
  try {
    if (service === "databricks" && path === "/oidc/v1/token") return issueToken(sandbox, exchange);
    return await answerWithFaults({ ...begun, account: rules.accountOf(begun) }, rules);
  } catch (error) {
    return rules.error(toServiceError(sandbox, error));
  }
}

async function answerWithFaults(call: ServiceCall, rules: ServiceRules): Promise<Answer> {
  const route = findServiceRoute(call.service, call.exchange.method, call.path);
  const subject: FaultSubject = {
    account: call.account,
    service: call.host,
    operation: route?.method.id ?? call.exchange.method,
    identifier: call.path,
    ...(route ? { type: route.type } : {}),
  };
  const { faults } = call.sandbox;
  const before = faults.take(subject, isBeforeCall);
  if (before?.kind === "fail") throw new ServiceError(before.status ?? 400, before.code, before.message);
  if (before?.kind === "throttle") throw new ServiceError(429, rules.codes.slowDown, before.message);
  if (before?.kind === "delay") await sleep(before.ms);
  const reply = rules.fixed?.(call) ?? (await dispatch(call, route, rules));
  return faults.take(subject, (action) => action.kind === "dropReply") ? "none" : reply;
}

function isBeforeCall(action: FaultAction): boolean {
  return action.kind === "throttle" || ((action.kind === "fail" || action.kind === "delay") && action.at === "call");
}

function dispatch(call: ServiceCall, route: ServiceRoute | undefined, rules: ServiceRules): Reply | Promise<Reply> {
  if (!route) throw new ServiceError(404, rules.codes.missing, `No API found for ${call.exchange.method} ${call.path}`);
  return answerResource({ call, route, rules, body: readBody(call) });
}

function toServiceError(sandbox: Sandbox, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  sandbox.onError(error);
  return new ServiceError(500, "INTERNAL_ERROR", "The sandbox failed while handling this request; its log says why.");
}
