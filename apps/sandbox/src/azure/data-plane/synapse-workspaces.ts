import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { textAt } from "../../json.ts";
import { keyOf, placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { readBody } from "../put-resource.ts";
import type { ServiceCall } from "./service-call.ts";

const BATCH = "Microsoft.Synapse/workspaces/bigDataPools/batches";
const ROLE = "Microsoft.Synapse/workspaces/roleAssignments";

/** Spark jobs and rights of a workspace, which lie at its own address. */
export function answerSynapse(call: ServiceCall): Promise<Reply> {
  const role = /^\/roleAssignments\/([0-9a-f-]{36})$/.exec(call.path)?.[1];
  if (role !== undefined) return answerRole(call, role);
  const [, pool, , id] = /^\/livyApi\/versions\/[\w-]+\/sparkPools\/([a-z0-9]+)\/batches(\/(\d+))?$/.exec(call.path) ?? [];
  if (pool === undefined) throw new ArmError(404, "NotFound", `The workspace has no ${call.path}.`);
  return answerBatches(call, pool, id);
}

async function answerRole(call: ServiceCall, guid: string): Promise<Reply> {
  const place = placeOf(call.caller);
  const identifier = `${call.service.identifier}/roleassignments/${guid}`;
  const { resources } = call.sandbox.store;
  const existing = resources.get(place, ROLE, identifier);
  if (call.exchange.method === "PUT") {
    const model = { ...readBody(call.exchange), id: guid };
    for (const part of ["roleId", "principalId", "scope"])
      if (!textAt(model, part)) throw new ArmError(400, "InvalidRequest", `${part} is required.`);
    await resources.put({ ...place, type: ROLE, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
    return jsonReply(200, model);
  }
  if (!existing) return emptyReply(call.exchange.method === "DELETE" ? 204 : 404);
  if (call.exchange.method === "DELETE") await resources.remove(place, ROLE, identifier);
  return call.exchange.method === "DELETE" ? emptyReply(204) : jsonReply(200, existing.model);
}

async function answerBatches(call: ServiceCall, pool: string, id: string | undefined): Promise<Reply> {
  const place = placeOf(call.caller);
  const { resources } = call.sandbox.store;
  const poolKey = keyOf(`${String(call.service.model["id"])}/bigDataPools/${pool}`);
  if (!resources.get(place, "Microsoft.Synapse/workspaces/bigDataPools", poolKey))
    throw new ArmError(404, "NotFound", `The workspace has no Spark pool '${pool}'.`);
  const batches = resources.list(place, BATCH).filter(({ identifier }) => identifier.startsWith(`${poolKey}/batches/`));
  if (call.exchange.method === "GET")
    return jsonReply(200, { from: 0, total: batches.length, sessions: batches.map(({ model }) => model) });
  if (call.exchange.method === "DELETE") {
    const found = batches.find(({ model }) => String(model["id"]) === id);
    if (found) await resources.remove(place, BATCH, found.identifier);
    return emptyReply(found ? 200 : 404);
  }
  const body = readBody(call.exchange);
  if (!textAt(body, "name") || !textAt(body, "file")) throw new ArmError(400, "InvalidRequest", "name and file are required.");
  const number = batches.length;
  const model = { id: number, name: String(body["name"]), state: "running", result: "Uncertain", args: body["args"] ?? [] };
  const identifier = `${poolKey}/batches/${number}`;
  await resources.put({ ...place, type: BATCH, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
  return jsonReply(200, model);
}
