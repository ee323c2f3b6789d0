import { randomUUID } from "node:crypto";
import { ArmError } from "../../azure/arm-error.ts";
import { guidOf } from "../../azure/guid.ts";
import { callerOf } from "../../azure/tokens.ts";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules, TypeRules } from "../service-rules.ts";

const ARM_CAPACITY = "Microsoft.Fabric/capacities";
const inWorkspace: TypeRules["needs"] = (_body, { variables: [workspace = ""] }) => [["fabric.workspace", workspace]];

const TYPES: Readonly<Record<string, TypeRules>> = {
  "fabric.roleAssignment": { needs: inWorkspace, drawId: randomUUID, outputs: (id) => ({ id }) },
  "fabric.warehouse": {
    needs: inWorkspace,
    isLate: true,
    uniqueIn: { field: "displayName", sameParent: true },
    drawId: randomUUID,
    outputs: (id) => ({ id, type: "Warehouse", properties: { connectionString: `${id.slice(0, 8)}.datawarehouse.fabric.microsoft.com` } }),
  },
  "fabric.workspace": {
    uniqueIn: { field: "displayName" },
    drawId: randomUUID,
    outputs: (id) => ({ id, type: "Workspace" }),
    holds: {
      types: ["fabric.warehouse", "fabric.roleAssignment"],
      isInside: ({ serviceState }, outer) =>
        String(serviceState["parents"] ?? "")
          .split(" ")
          .includes(outer.identifier),
      isWith: true,
    },
  },
};

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
  const resource = call.sandbox.store.resources.get(placeOf(call), "fabric.warehouse", id);
  if (!resource) throw new ServiceError(404, "OperationNotFound", `The operation ${id} was not found.`);
  const { readyAt, failure } = resource.serviceState;
  if (isResult) return jsonReply(200, resource.model);
  if (Number(readyAt ?? 0) > call.sandbox.now()) return jsonReply(200, { status: "Running", percentComplete: 50 });
  if (!isObject(failure)) return jsonReply(200, { status: "Succeeded", percentComplete: 100 });
  return jsonReply(200, { status: "Failed", error: { errorCode: String(failure["code"]), message: String(failure["message"]) } });
}

function show({ sandbox }: ServiceCall, { model, serviceState }: StoredResource): JsonObject | undefined {
  const isThere = Number(serviceState["readyAt"] ?? 0) <= sandbox.now() && serviceState["failure"] === undefined;
  return isThere ? model : undefined;
}

const CREATED = 201;
const ACCEPTED = 202;

/** Items are made by an operation; everything else is there at once. */
function created(_call: ServiceCall, { type, identifier, model }: StoredResource): Reply {
  if (type !== "fabric.warehouse") return jsonReply(CREATED, model);
  const location = `https://api.fabric.microsoft.com/v1/operations/${identifier}`;
  return emptyReply(ACCEPTED, { location, "x-ms-operation-id": identifier, "retry-after": "1" });
}

/** Microsoft Fabric: workspaces on capacities of Azure, who may do what in them, warehouses. */
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
  list: (_call, _type, items) => ({ value: items }),
  created,
  deleted: emptyReply(200),
};
