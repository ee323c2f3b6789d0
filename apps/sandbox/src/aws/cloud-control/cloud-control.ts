import { addressOfTags } from "../../address-of-tags.ts";
import { jsonReply } from "../../http/exchange.ts";
import type { JsonObject } from "../../json.ts";
import { placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import type { AwsService } from "../aws-service.ts";
import { JSON_1_0, type JsonOperation, jsonBody, jsonErrorReply, targetOperation } from "../json-protocol.ts";
import { createResource } from "./create-resource.ts";
import { deleteResource } from "./delete-resource.ts";
import { getResource, listResources } from "./read-resource.ts";
import { cancelResourceRequest, getResourceRequestStatus, listResourceRequests } from "./resource-requests.ts";
import { updateResource } from "./update-resource.ts";

const OPERATIONS: Readonly<Record<string, JsonOperation>> = {
  CreateResource: createResource,
  GetResource: getResource,
  UpdateResource: updateResource,
  DeleteResource: deleteResource,
  ListResources: listResources,
  GetResourceRequestStatus: getResourceRequestStatus,
  ListResourceRequests: listResourceRequests,
  CancelResourceRequest: cancelResourceRequest,
};

/** AWS Cloud Control API, AWS JSON 1.0. */
export const cloudControl: AwsService = {
  signingName: "cloudcontrolapi",
  operationOf: targetOperation,

  subjectOf(exchange, call) {
    const input = jsonBody(exchange);
    const operation = call.sandbox.store.operations.get(String(input["RequestToken"]));
    const type = operation?.type ?? textOf(input["TypeName"]);
    const identifier = operation?.identifier ?? textOf(input["Identifier"]);
    const stored = type && identifier ? call.sandbox.store.resources.get(placeOf(call.caller, type), type, identifier) : undefined;
    const address = addressOfTags(stored?.model ?? operation?.outcome.resource?.model ?? desiredState(input));
    return { ...(type ? { type } : {}), ...(identifier ? { identifier } : {}), ...(address ? { address } : {}) };
  },

  async handle(operation, call) {
    const handler = OPERATIONS[operation];
    if (!handler) throw new AwsError("UnknownOperationException", `The operation ${operation} is not known to this service.`, 404);
    const result = await handler(call, jsonBody(call.exchange));
    return jsonReply(200, result, { "content-type": JSON_1_0 });
  },

  renderError: (error, requestId) => jsonErrorReply(error, requestId, JSON_1_0),
};

function textOf(value: JsonObject[string] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function desiredState(input: JsonObject): JsonObject | undefined {
  try {
    return JSON.parse(String(input["DesiredState"])) as JsonObject;
  } catch {
    return undefined;
  }
}
