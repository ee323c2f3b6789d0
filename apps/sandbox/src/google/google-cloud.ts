import { setTimeout as sleep } from "node:timers/promises";
import type { FaultAction, FaultSubject } from "../faults/fault.ts";
import { type Answer, bodyText, type Exchange, type Reply } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import { listEntries } from "./activity/list-entries.ts";
import { searchAssets } from "./asset-inventory.ts";
import { checkEnabled } from "./check-request.ts";
import { answerElement } from "./elements.ts";
import { exchangeToken } from "./federation.ts";
import { findRoute, type Route } from "./find-route.ts";
import { type GoogleCall, numberOf } from "./google-call.ts";
import { errorReply, GoogleError, notFound } from "./google-error.ts";
import { answerKubernetes } from "./kubernetes.ts";
import { lendAccount } from "./lend-account.ts";
import { listTimeSeries } from "./metrics/list-time-series.ts";
import { deployFromGarden } from "./model-garden.ts";
import { answerObjects } from "./objects.ts";
import { answerPoll, listOperations } from "./operations.ts";
import { getPolicy, setPolicy } from "./policies.ts";
import { answerPreflight, checkBucketName } from "./preflight/answer-preflight.ts";
import { connectServices, refusePeered } from "./private-services.ts";
import { answerFixed, enableService, generateIdentity, getProject, getService } from "./project.ts";
import { nameInPath } from "./resource-name.ts";
import { createResource, deleteResource, getResource, listResources, readBody, updateResource } from "./resources.ts";
import { cancelBatch, cancelJob, changeJob, launchTemplate, refuseRunning, startBatch, submitJob } from "./running-jobs.ts";
import { answerSecretVersions } from "./secret-versions.ts";
import { callerOf, issueToken } from "./tokens.ts";

/** `/google/pubsub.googleapis.com/v1/…`: the host is part of the address, since all of Google answers at one. */
export const GOOGLE_PREFIX = "/google/";

/** Answers one request to Google's REST services: whose token, does a fault strike, then what the vendor's documents say of the address. */
export async function answerGoogle(sandbox: Sandbox, exchange: Exchange): Promise<Answer> {
  const [host = "", ...rest] = exchange.path.slice(GOOGLE_PREFIX.length).split("/");
  try {
    if (host === "oauth2.googleapis.com") return issueToken(sandbox, exchange);
    if (host === "sts.googleapis.com") return await exchangeToken(sandbox, exchange);
    const { account, accessKeyId: caller } = callerOf(sandbox, exchange);
    const call: GoogleCall = {
      sandbox,
      exchange,
      host,
      path: `/${rest.join("/")}`,
      project: account,
      projectNumber: numberOf(account),
      caller,
    };
    return await answerWithFaults(call);
  } catch (error) {
    return errorReply(host, toGoogleError(sandbox, error));
  }
}

function rawPathOf({ exchange, host }: GoogleCall): string {
  return exchange.rawPath.slice(GOOGLE_PREFIX.length + host.length);
}

async function answerWithFaults(asked: GoogleCall): Promise<Answer> {
  const route = findRoute(asked.host, asked.exchange.method, rawPathOf(asked));
  const call: GoogleCall = route ? { ...asked, methodId: route.method.id } : asked;
  const subject: FaultSubject = {
    account: call.project,
    service: call.host,
    operation: route?.method.id ?? call.exchange.method,
    identifier: nameInPath(call.path),
    ...(route ? { type: route.type } : {}),
  };
  const { faults } = call.sandbox;
  await strike(faults.take(subject, isBeforeCall));
  checkBucketName(call);
  const reply =
    answerPoll(call) ?? answerFixed(call) ?? answerPreflight(call) ?? (await answerUnlisted(call)) ?? (await dispatch(call, route));
  return faults.take(subject, (action) => action.kind === "dropReply") ? "none" : reply;
}

/** A fault that comes before the call is looked at. */
async function strike(fault: FaultAction | undefined): Promise<void> {
  if (fault?.kind === "fail") throw new GoogleError(fault.status ?? 400, fault.code, fault.message, fault.code);
  if (fault?.kind === "throttle") throw new GoogleError(429, "RESOURCE_EXHAUSTED", fault.message, "RATE_LIMIT_EXCEEDED");
  if (fault?.kind === "delay") await sleep(fault.ms);
}

function isBeforeCall(action: FaultAction): boolean {
  return action.kind === "throttle" || ((action.kind === "fail" || action.kind === "delay") && action.at === "call");
}

/** Requests that the documents describe apart from the types that they concern. */
function answerUnlisted(call: GoogleCall): Reply | Promise<Reply> | undefined {
  return (
    searchAssets(call) ??
    listOperations(call) ??
    listEntries(call) ??
    listTimeSeries(call) ??
    lendAccount(call) ??
    answerKubernetes(call) ??
    answerObjects(call) ??
    answerSecretVersions(call) ??
    cancelBatch(call) ??
    cancelJob(call)
  );
}

async function dispatch(call: GoogleCall, route: Route | undefined): Promise<Reply> {
  if (!route) throw notFound(call.path);
  checkEnabled(call, call.host);
  const body = readBody(bodyText(call.exchange));
  return special(call, route) ?? ofItsOwn(call, route, body) ?? answerElement(call, route, body) ?? answerResource(call, route, body);
}

function special(call: GoogleCall, { type, verb, method }: Route): Reply | Promise<Reply> | undefined {
  switch (`${type} ${verb}`) {
    case "cloudresourcemanager.project get":
      return getProject(call);
    case "serviceusage.service get":
      return getService(call);
    case "serviceusage.service create":
      return enableService(call, method.response ?? "");
    case "serviceusage.identity create":
      return generateIdentity(call, method.response ?? "");
    default:
      return undefined;
  }
}

/** What a request makes or ends in a way of its own. */
function ofItsOwn(call: GoogleCall, route: Route, body: Parameters<typeof createResource>[2]): Promise<Reply> | undefined {
  switch (`${route.type} ${route.verb}`) {
    case "aiplatform.modelGardenDeployment create":
      return deployFromGarden(call, route, body);
    case "dataproc.batch create":
      return startBatch(call, route, body);
    case "dataproc.batch delete":
    case "dataproc.job delete":
      refuseRunning(call, route.type);
      return undefined;
    case "dataproc.job create":
      return submitJob(call, route, body);
    case "servicenetworking.connection create":
      return connectServices(call, route, body);
    case "compute.network delete":
      return refusePeered(call);
    case "dataflow.flexTemplateJob create":
      return launchTemplate(call, route, body);
    case "dataflow.job update":
      return changeJob(call, body);
    default:
      return undefined;
  }
}

function answerResource(call: GoogleCall, route: Route, body: Parameters<typeof createResource>[2]): Reply | Promise<Reply> {
  switch (route.verb) {
    case "get":
      return getResource(call, route);
    case "list":
      return listResources(call, route);
    case "create":
      return createResource(call, route, body);
    case "update":
      return updateResource(call, route, body);
    case "delete":
      return deleteResource(call, route);
    case "getIamPolicy":
      return getPolicy(call, route);
    case "setIamPolicy":
      return setPolicy(call, route, body);
  }
}

function toGoogleError(sandbox: Sandbox, error: unknown): GoogleError {
  if (error instanceof GoogleError) return error;
  sandbox.onError(error);
  return new GoogleError(500, "INTERNAL", "The sandbox failed while handling this request; its log says why.");
}
