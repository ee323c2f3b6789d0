import type { Reply } from "../http/exchange.ts";
import { isArray, isObject, type Json, type JsonObject } from "../json.ts";
import { checkBody, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import type { GoogleCall } from "./google-call.ts";
import { GoogleError, invalid, notFound } from "./google-error.ts";
import { startOperation } from "./operations.ts";
import { nameInPath } from "./resource-name.ts";

const NETWORK = "compute.network";
const ADDRESS = "compute.globalAddress";
const PEERING = "servicenetworking-googleapis-com";

/** Joins a network with the one in which Google's databases lie: a peering of the network. */
export function connectServices(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const { project, projectNumber } = call;
  const [, given = "", network = ""] = /^projects\/([^/]+)\/global\/networks\/([^/]+)$/.exec(String(body["network"])) ?? [];
  if (given !== projectNumber) throw invalid("network: the project stands there with its number.");
  const name = `projects/${project}/global/networks/${network}`;
  const found = find(call, NETWORK, name);
  if (!found) throw notFound(name);
  const ranges = isArray(body["reservedPeeringRanges"]) ? (body["reservedPeeringRanges"] as readonly Json[]) : [];
  for (const range of ranges) {
    const path = `projects/${project}/global/addresses/${String(range)}`;
    if (!find(call, ADDRESS, path)) throw notFound(path);
  }
  const peering = { name: PEERING, state: "ACTIVE" };
  if (peeringsOf(found.model).length > 0) throw new GoogleError(409, "ALREADY_EXISTS", `${name} is connected already.`);
  const outcome = { resource: { model: { ...found.model, peerings: [peering] }, serviceState: found.serviceState } };
  return startOperation(call, { type: NETWORK, verb: "UPDATE", name, outcome, response: route.method.response ?? "" });
}

/** A network that is joined with another stays. */
export function refusePeered(call: GoogleCall): undefined {
  const found = find(call, NETWORK, nameInPath(call.path));
  if (!found || peeringsOf(found.model).length === 0) return;
  throw new GoogleError(400, "FAILED_PRECONDITION", `${found.identifier} has peerings.`, "resourceInUseByAnotherResource");
}

function peeringsOf(model: JsonObject): readonly JsonObject[] {
  return isArray(model["peerings"]) ? (model["peerings"] as readonly Json[]).filter(isObject) : [];
}
