import type { Reply } from "../http/exchange.ts";
import { isObject, type JsonObject } from "../json.ts";
import { checkBody, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, invalid } from "./google-error.ts";
import { startOperation } from "./operations.ts";
import { withOutputs } from "./outputs.ts";
import { nameInPath } from "./resource-name.ts";

const ENDPOINT = "aiplatform.endpoint";
const MODEL = "aiplatform.model";

/** One request makes a model, an endpoint, and what runs behind it. */
export async function deployFromGarden(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const location = nameInPath(call.path);
  const endpointId = idIn(body, "endpointConfig", "endpointUserId");
  const modelId = idIn(body, "modelConfig", "modelUserId");
  const endpoint = `${location}/endpoints/${endpointId}`;
  const model = `${location}/models/${modelId}`;
  if (find(call, ENDPOINT, endpoint)) throw new GoogleError(409, "ALREADY_EXISTS", `${endpoint} exists.`);
  const { resources } = call.sandbox.store;
  const createdAt = call.sandbox.now();
  const made = { displayName: String(body["huggingFaceModelId"] ?? "") };
  await resources.put({
    ...placeOf(call),
    type: MODEL,
    identifier: model,
    model: withOutputs(call, MODEL, model, made),
    serviceState: {},
    createdAt,
  });
  const running = { ...withOutputs(call, ENDPOINT, endpoint, made), deployedModels: [{ id: "1", model }] };
  return startOperation(call, {
    type: ENDPOINT,
    verb: "CREATE",
    name: endpoint,
    outcome: { resource: { model: running, serviceState: {} } },
    response: route.method.response ?? "",
  });
}

function idIn(body: JsonObject, group: string, field: string): string {
  const inner = body[group];
  const id = isObject(inner) ? inner[field] : undefined;
  if (typeof id !== "string") throw invalid(`The sandbox deploys only with ${group}.${field}.`);
  return id;
}
