import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { isArray, isObject, type JsonObject, textAt } from "../../json.ts";
import { findById, placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { readBody } from "../put-resource.ts";
import type { ServiceCall } from "./service-call.ts";

type Kind = "datasources" | "indexers" | "indexes" | "skillsets";
const PATH = /^\/(datasources|indexers|indexes|skillsets)\('([a-z0-9][a-z0-9-]{0,126}[a-z0-9])'\)$/;

/** What a search service keeps: made or changed by PUT, an index never with another size or kind of a field. */
export async function answerSearch(call: ServiceCall): Promise<Reply> {
  const [, kind, name] = PATH.exec(call.path) ?? [];
  if (kind === undefined || name === undefined) throw new ArmError(404, "ResourceNotFound", `The service has no ${call.path}.`);
  const type = typeOf(kind as Kind);
  const place = placeOf(call.caller);
  const identifier = identifierOf(call, kind as Kind, name);
  const { resources } = call.sandbox.store;
  const existing = resources.get(place, type, identifier);
  switch (call.exchange.method) {
    case "GET":
      if (!existing) throw new ArmError(404, "ResourceNotFound", `No ${kind.slice(0, -1)} with the name '${name}' was found.`);
      return jsonReply(200, existing.model);
    case "DELETE":
      if (existing) await resources.remove(place, type, identifier);
      return emptyReply(existing ? 204 : 404);
    case "PUT": {
      const model = readBody(call.exchange);
      if (model["name"] !== name) throw new ArmError(400, "InvalidName", `The name in the body is not '${name}'.`);
      CHECKS[kind as Kind](call, model, existing?.model);
      await resources.put({ ...place, type, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
      return jsonReply(existing ? 200 : 201, model);
    }
    default:
      throw new ArmError(405, "HttpMethodNotAllowed", `What a search service keeps takes no ${call.exchange.method}.`);
  }
}

const CHECKS: Readonly<Record<Kind, (call: ServiceCall, model: JsonObject, before: JsonObject | undefined) => void>> = {
  datasources: checkDataSource,
  indexers: checkIndexer,
  indexes: (_call, model, before) => {
    checkIndex(model);
    if (before) checkFixed(before, model);
  },
  skillsets: (call, model) => checkIdentities(call, JSON.stringify(model)),
};

function typeOf(kind: Kind): string {
  return `Microsoft.Search/searchServices/${kind}`;
}

function identifierOf({ service }: ServiceCall, kind: Kind, name: string): string {
  return `${service.identifier}/${kind}/${name}`;
}

/** The account has to be there, and the identity has to be one of the service's own. */
function checkDataSource(call: ServiceCall, model: JsonObject): void {
  checkIdentities(call, JSON.stringify(model));
  const [, id = ""] = /^ResourceId=([^;]+);/.exec(textAt(model, "credentials.connectionString") ?? "") ?? [];
  if (!findById(call, id)) throw new ArmError(400, "InvalidRequest", `The data source names '${id}', which is not there.`);
}

/** An indexer joins what is there already. */
function checkIndexer(call: ServiceCall, model: JsonObject): void {
  const parts = { dataSourceName: "datasources", skillsetName: "skillsets", targetIndexName: "indexes" } as const;
  for (const [field, kind] of Object.entries(parts)) {
    const name = textAt(model, field) ?? "";
    if (!call.sandbox.store.resources.get(placeOf(call.caller), typeOf(kind), identifierOf(call, kind, name)))
      throw new ArmError(400, "InvalidRequestParameter", `The indexer names '${name}' as its ${field}, which is not there.`);
  }
}

function checkIdentities({ service }: ServiceCall, text: string): void {
  const own = JSON.stringify(service.model["identity"] ?? {}).toLowerCase();
  for (const [, id = ""] of text.matchAll(/"userAssignedIdentity":"([^"]+)"/g))
    if (!own.includes(id.toLowerCase())) throw new ArmError(400, "InvalidRequest", `'${id}' is no identity of the search service.`);
}

function checkIndex(model: JsonObject): void {
  const keys = fieldsOf(model).filter((field) => field["key"] === true);
  if (keys.length !== 1) throw new ArmError(400, "InvalidRequestParameter", "An index has exactly one key field.");
  const vector = fieldsOf(model).find((field) => String(field["type"]).startsWith("Collection(Edm.Single"));
  const size = Number(vector?.["dimensions"]);
  if (vector && !(size >= 2 && size <= 4096)) throw new ArmError(400, "InvalidRequestParameter", "A vector has 2 to 4096 dimensions.");
}

function checkFixed(before: JsonObject, after: JsonObject): void {
  for (const field of fieldsOf(before)) {
    const same = fieldsOf(after).find(({ name }) => name === field["name"]);
    if (!same || same["type"] !== field["type"] || same["dimensions"] !== field["dimensions"])
      throw new ArmError(400, "CannotChangeExistingField", `Existing field '${String(field["name"])}' cannot be changed.`);
  }
}

function fieldsOf({ fields }: JsonObject): readonly JsonObject[] {
  return isArray(fields) ? fields.filter(isObject) : [];
}
