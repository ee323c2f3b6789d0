import { randomUUID } from "node:crypto";
import { ArmError } from "../../azure/arm-error.ts";
import { guidOf } from "../../azure/guid.ts";
import { callerOf } from "../../azure/tokens.ts";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules, TypeRules } from "../service-rules.ts";
import { BESIDE_ITEMS, IN_WORKSPACE, publicationOf } from "./beside-items.ts";
import { endedInstances } from "./ended-instances.ts";
import { ITEMS } from "./fabric-items.ts";

const ARM_CAPACITY = "Microsoft.Fabric/capacities";
const TYPES: Readonly<Record<string, TypeRules>> = {
  ...ITEMS,
  ...BESIDE_ITEMS,
  "fabric.workspace": {
    uniqueIn: { field: "displayName" },
    drawId: randomUUID,
    outputs: (id) => ({ id, type: "Workspace" }),
    holds: IN_WORKSPACE,
  },
};
const RUN = "fabric.jobInstance";
/** Items that run by a schedule. */
const RUNS = ["fabric.dataPipeline", "fabric.sparkJobDefinition", "fabric.lakehouse"];
const IDENTITY = "fabric.workspaceIdentity";
/** Made by an operation, which bears their id. */
const BY_OPERATION = Object.keys(TYPES).filter((type) => TYPES[type]?.isLate && type !== RUN);
/** A new definition is an operation for every item. */
const WITH_OPERATIONS = [...new Set([...Object.keys(ITEMS), ...BY_OPERATION])];

/** Fabric takes the tokens of Azure: whoever may use the subscription may use its tenant's Fabric here. */
function accountOf({ sandbox, exchange }: Omit<ServiceCall, "account">): string {
  try {
    return callerOf(sandbox, exchange).subscription;
  } catch (error) {
    if (error instanceof ArmError) throw new ServiceError(401, "TokenInvalid", "The access token is invalid.");
    throw error;
  }
}

/** Capacities are bought in Azure and have another id here. */
function capacitiesOf({ sandbox, account }: ServiceCall): readonly JsonObject[] {
  return sandbox.store.resources
    .listAccount(account)
    .filter(({ type }) => type.toLowerCase() === ARM_CAPACITY.toLowerCase())
    .map(({ identifier, model }) => ({
      id: guidOf(`capacity ${identifier}`),
      displayName: identifier.slice(identifier.lastIndexOf("/") + 1),
      sku: isObject(model["sku"]) ? String(model["sku"]["name"]) : "F2",
      region: String(model["location"] ?? ""),
      state: "Active",
    }));
}

function fixed(call: ServiceCall): Reply | undefined {
  const capacity = /^\/v1\/capacities(?:\/([^/]+))?$/.exec(call.path);
  if (capacity) return answerCapacity(call, capacity[1]);
  const [, id, result] = /^\/v1\/operations\/([^/]+)(\/result)?$/.exec(call.path) ?? [];
  return id === undefined ? undefined : answerOperation(call, id, result !== undefined);
}

function answerCapacity(call: ServiceCall, id: string | undefined): Reply {
  const all = capacitiesOf(call);
  if (id === undefined) return jsonReply(200, { value: all });
  const found = all.find((capacity) => capacity["id"] === id);
  if (!found) throw new ServiceError(404, "CapacityNotFound", `The capacity ${id} was not found.`);
  return jsonReply(200, found);
}

/** An operation bears the id of what it makes. */
function answerOperation(call: ServiceCall, id: string, isResult: boolean): Reply {
  const resource = WITH_OPERATIONS.map((type) => call.sandbox.store.resources.get(placeOf(call), type, id)).find(
    (found) => found !== undefined,
  );
  if (!resource) throw new ServiceError(404, "OperationNotFound", `The operation ${id} was not found.`);
  const { readyAt, failure } = resource.serviceState;
  if (isResult) return jsonReply(200, resource.model);
  if (Number(readyAt ?? 0) > call.sandbox.now()) return jsonReply(200, { status: "Running", percentComplete: 50 });
  if (!isObject(failure)) return jsonReply(200, { status: "Succeeded", percentComplete: 100 });
  return jsonReply(200, { status: "Failed", error: { errorCode: String(failure["code"]), message: String(failure["message"]) } });
}

function show(call: ServiceCall, resource: StoredResource): JsonObject | undefined {
  const { type, model, identifier, serviceState } = resource;
  const isThere = Number(serviceState["readyAt"] ?? 0) <= call.sandbox.now();
  if (type === RUN) return { ...model, status: runState(serviceState["failure"] !== undefined, isThere) };
  if (type === "fabric.workspace") {
    const identity = call.sandbox.store.resources.get(placeOf(call), IDENTITY, identifier)?.model;
    return identity === undefined ? model : { ...model, workspaceIdentity: identity };
  }
  if (type === "fabric.environment" && isThere)
    return { ...model, properties: { publishDetails: { state: publishState(call, identifier) } } };
  return isThere && serviceState["failure"] === undefined ? model : undefined;
}

function publishState(call: ServiceCall, environment: string): string {
  const published = call.sandbox.store.resources.get(placeOf(call), "fabric.publishedEnvironment", publicationOf(environment));
  return published && Number(published.serviceState["readyAt"] ?? 0) <= call.sandbox.now() ? "Success" : "Waiting";
}

/** A job here runs until somebody cancels it. */
function runState(hasFailed: boolean, isStarted: boolean): string {
  if (!isStarted) return "NotStarted";
  return hasFailed ? "Failed" : "InProgress";
}

const CREATED = 201;
const ACCEPTED = 202;
const API = "https://api.fabric.microsoft.com/v1";

/** Items are made by an operation; everything else is there at once. */
function created(call: ServiceCall, resource: StoredResource): Reply {
  const { type, identifier, model } = resource;
  const [workspace, item] = String(resource.serviceState["parents"]).split(" ");
  if (type === RUN) return accepted(`${API}/workspaces/${workspace}/items/${item}/jobs/instances/${identifier}`);
  return BY_OPERATION.includes(type) ? operation(call, resource) : jsonReply(CREATED, model);
}

function operation(_call: ServiceCall, { identifier }: StoredResource): Reply {
  return accepted(`${API}/operations/${identifier}`, { "x-ms-operation-id": identifier });
}

function accepted(location: string, more: Readonly<Record<string, string>> = {}): Reply {
  return emptyReply(ACCEPTED, { location, "retry-after": "1", ...more });
}

/** Microsoft Fabric: workspaces on capacities of Azure, who may do what in them, their items, runs and schedules. */
export const FABRIC: ServiceRules = {
  types: TYPES,
  accountOf,
  fixed,
  error: ({ status, code, message }) => jsonReply(status, { requestId: randomUUID(), errorCode: code, message }),
  codes: {
    invalid: "InvalidInput",
    missing: "EntityNotFound",
    exists: "ItemDisplayNameAlreadyInUse",
    inUse: "ItemHasProtectedContent",
    slowDown: "RequestBlocked",
    quota: "QuotaExceeded",
  },
  show,
  list: (call, type, items) => ({ value: type === RUN ? [...items, ...endedInstances(call, RUNS)] : items }),
  created,
  defined: operation,
  deleted: emptyReply(200),
};
