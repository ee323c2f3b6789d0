import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultAction, FaultSubject } from "../faults/fault.ts";
import { type Answer, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import { faultSubject } from "./accept-change.ts";
import { listActivities } from "./activity/activity-log.ts";
import { recordOnResource } from "./activity/record-activity.ts";
import type { ArmCall, ResourceCall } from "./arm-call.ts";
import { ArmError, errorReply } from "./arm-error.ts";
import { parseArmPath } from "./arm-path.ts";
import { checkTriggerStandsStill, runTriggerAction, TRIGGER } from "./data-factory-triggers.ts";
import { answerDataPlane, isDataPlane } from "./data-plane/data-plane.ts";
import { deleteResource } from "./delete-resource.ts";
import { listGroups, listResources } from "./list-resources.ts";
import { locations } from "./locations.ts";
import { listMetrics, METRICS, measuredId } from "./metrics/list-metrics.ts";
import { listMachines } from "./preflight/machine-list.ts";
import { checkName } from "./preflight/name-check.ts";
import { listPermissions } from "./preflight/permissions.ts";
import { listUsages } from "./preflight/usages.ts";
import { describeProvider, registerProvider } from "./provider-registration.ts";
import { putResource } from "./put-resource.ts";
import { getOperation, getResource, listAssignments, listGroup } from "./read-resource.ts";
import { describeDeleted } from "./soft-delete.ts";
import { AUTHORIZATION_RULE, listKeys } from "./stream-keys.ts";
import { checkStandsStill, runAction, STREAMING_JOB } from "./streaming-jobs.ts";
import { answerMetadata, answerToken, callerOf, isTokenPath, METADATA_PATH } from "./tokens.ts";

/** Requests to Azure Resource Manager and to its token endpoint; AWS signs all of its own. */
export function isAzure({ path, headers }: Exchange): boolean {
  return (
    isTokenPath(path) || isDataPlane(path) || (/^\/subscriptions\//i.test(path) && !(headers["authorization"] ?? "").startsWith("AWS4-"))
  );
}

/** Answers one ARM request: whose token it is, whether a fault strikes, then the resource itself. */
export async function answerAzure(sandbox: Sandbox, exchange: Exchange): Promise<Answer> {
  if (exchange.path === METADATA_PATH) return answerMetadata(sandbox, exchange);
  if (isTokenPath(exchange.path)) return answerToken(sandbox, exchange);
  const headers = { "x-ms-request-id": randomUUID(), "x-ms-correlation-request-id": randomUUID() };
  try {
    const reply = await answerCaller({ sandbox, exchange, caller: callerOf(sandbox, exchange) });
    return reply === "none" ? reply : { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    if (error instanceof ArmError) return errorReply(error, { ...headers, ...(error.status === 429 ? { "retry-after": "1" } : {}) });
    sandbox.onError(error);
    return errorReply(
      new ArmError(500, "InternalServerError", "The sandbox failed while handling this request; its log says why."),
      headers,
    );
  }
}

async function answerCaller(call: ArmCall): Promise<Answer> {
  const { exchange, caller } = call;
  if (isDataPlane(exchange.path)) return answerDataPlane(call);
  const segments = exchange.path.split("/").filter(Boolean);
  if (segments[1] !== caller.subscription)
    throw new ArmError(404, "SubscriptionNotFound", `The subscription '${segments[1]}' could not be found.`);
  const apiVersion = exchange.query.get("api-version");
  if (!apiVersion)
    throw new ArmError(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
  const general = answerMetrics(call) ?? answerList(call, segments) ?? answerSubscription(call, segments);
  if (general) return general;
  const path = parseArmPath(exchange.path);
  if (!path) throw new ArmError(404, "InvalidResourceType", `The sandbox has no ${exchange.path}.`);
  return answerWithFaults({ ...call, path, apiVersion });
}

/** What belongs to the subscription and not to one resource. */
function answerSubscription(call: ArmCall, segments: readonly string[]): Promise<Reply> | Reply | undefined {
  const [, subscription, word = "", namespace = "", next = ""] = segments;
  if (segments.length === 2)
    return jsonReply(200, { subscriptionId: subscription, displayName: "Sandbox", state: "Enabled", tenantId: call.caller.tenant });
  if (word === "locations" && segments.length === 3) return jsonReply(200, locations());
  if (word !== "providers") return undefined;
  if (segments.length === 4) return describeProvider(call, namespace);
  if (next === "register" && call.exchange.method === "POST") return registerProvider(call, namespace);
  if (isQuestion(segments)) return answerQuestion(call, segments);
  return next === "locations" ? answerLocation(call, segments.slice(6)) : undefined;
}

function answerMetrics(call: ArmCall): Promise<Reply> | undefined {
  const id = measuredId(call);
  return id === undefined ? undefined : answerStruck(call, { type: METRICS, identifier: id }, () => listMetrics(call, id));
}

/** Lists of everything in the subscription. */
function answerList(call: ArmCall, segments: readonly string[]): Promise<Reply> | undefined {
  const [, , word = ""] = segments;
  if (segments.length !== 3 || call.exchange.method !== "GET" || !/^resource(s|groups)$/i.test(word)) return undefined;
  return word.toLowerCase() === "resources"
    ? answerStruck(call, { type: "Microsoft.Resources/resources" }, listResources)
    : answerStruck(call, { type: "Microsoft.Resources/resourceGroups" }, listGroups);
}

async function answerStruck(
  call: ArmCall,
  asked: Pick<FaultSubject, "type" | "identifier">,
  answer: (call: ArmCall) => Reply,
): Promise<Reply> {
  await strike(call, { account: call.caller.subscription, service: "arm", operation: "GET", effect: "look", ...asked });
  return answer(call);
}

/** `permissions`, `skus`, `checkNameAvailability` and `locations/<region>/usages` of a provider: what is asked before a deployment; and the log. */
function isQuestion(segments: readonly string[]): boolean {
  return /^(permissions|skus|checknameavailability|eventtypes\/management\/values|locations\/[^/]+\/usages)$/i.test(
    segments.slice(4).join("/"),
  );
}

async function answerQuestion(call: ArmCall, segments: readonly string[]): Promise<Reply> {
  const { caller, exchange } = call;
  const namespace = segments[3] ?? "";
  const question = segments.at(-1)?.toLowerCase() ?? "";
  const type = `${namespace}/${segments.at(-1)}`;
  await strike(call, { account: caller.subscription, service: "arm", operation: exchange.method, effect: "look", type });
  if (question === "values") return listActivities(call);
  if (question === "usages") return jsonReply(200, listUsages(call, namespace));
  if (question === "permissions" && namespace.toLowerCase() === "microsoft.authorization") return jsonReply(200, listPermissions(call));
  if (question === "skus" && namespace.toLowerCase() === "microsoft.compute") return jsonReply(200, listMachines(call));
  const answer = question === "checknameavailability" && exchange.method === "POST" ? checkName(call, namespace) : undefined;
  if (!answer) throw new ArmError(404, "InvalidResourceType", `The sandbox has no ${exchange.method} ${exchange.path}.`);
  return answer;
}

/** What a provider keeps beside the resources: operations under way, and what was deleted. */
function answerLocation(call: ArmCall, segments: readonly string[]): Reply | undefined {
  const kind = segments.at(-2)?.toLowerCase();
  const name = segments.at(-1) ?? "";
  if (kind === "operationstatuses" || kind === "operationresults") return getOperation(call, name, kind);
  return kind === "deletedvaults" || kind === "deletedaccounts" ? describeDeleted(call, kind, name) : undefined;
}

async function answerWithFaults(call: ResourceCall): Promise<Answer> {
  const subject = faultSubject(call);
  await strike(call, subject);
  const reply = await handle(call);
  return call.sandbox.faults.take(subject, (action) => action.kind === "dropReply") ? "none" : reply;
}

/** A fault that comes before the call is looked at. */
async function strike({ sandbox }: ArmCall, subject: FaultSubject): Promise<void> {
  const before = sandbox.faults.take(subject, isBeforeCall);
  if (before?.kind === "fail") throw new ArmError(before.status ?? 400, before.code, before.message);
  if (before?.kind === "throttle") throw new ArmError(429, "TooManyRequests", before.message);
  if (before?.kind === "delay") await sleep(before.ms);
}

function isBeforeCall(action: FaultAction): boolean {
  return action.kind === "throttle" || ((action.kind === "fail" || action.kind === "delay") && action.at === "call");
}

async function handle(call: ResourceCall): Promise<Reply> {
  const { exchange, path } = call;
  if (path.tail !== undefined) return handleTail(call, path.tail);
  switch (exchange.method) {
    case "GET":
      return getResource(call);
    case "PUT":
      checkStandsStill(call);
      checkTriggerStandsStill(call);
      return putResource(call);
    case "DELETE":
      checkTriggerStandsStill(call);
      return deleteResource(call);
    default:
      throw new ArmError(405, "HttpMethodNotAllowed", `The sandbox does not take ${exchange.method} here.`);
  }
}

async function recorded(call: ResourceCall, action: string, reply: Promise<Reply> | Reply): Promise<Reply> {
  const done = await reply;
  recordOnResource(call, `${action}/action`);
  return done;
}

/** An action of a resource, or a list below it. */
async function handleTail(call: ResourceCall, tail: string): Promise<Reply> {
  const { exchange, path } = call;
  if (exchange.method === "POST" && path.type === STREAMING_JOB) return recorded(call, tail, runAction(call, tail));
  if (exchange.method === "POST" && path.type === TRIGGER) return recorded(call, tail, runTriggerAction(call, tail));
  if (exchange.method === "POST" && path.type === AUTHORIZATION_RULE && tail === "listKeys") return listKeys(call);
  if (exchange.method === "GET" && tail === "resources") return listGroup(call, path.id);
  if (exchange.method === "GET" && tail === "roleAssignments") return listAssignments(call);
  throw new ArmError(404, "InvalidResourceType", `The sandbox has no ${exchange.method} ${exchange.path}.`);
}
