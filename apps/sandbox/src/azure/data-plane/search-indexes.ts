import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { isArray, isObject, type JsonObject } from "../../json.ts";
import { placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { readBody } from "../put-resource.ts";
import type { ServiceCall } from "./service-call.ts";

const INDEX = "Microsoft.Search/searchServices/indexes";

/** Indexes of a search service: made or changed by PUT, never with another size or kind of a field. */
export async function answerSearch(call: ServiceCall): Promise<Reply> {
  const name = /^\/indexes\('([a-z0-9][a-z0-9-]{0,126}[a-z0-9])'\)$/.exec(call.path)?.[1];
  if (name === undefined) throw new ArmError(404, "ResourceNotFound", `The service has no ${call.path}.`);
  const place = placeOf(call.caller);
  const identifier = `${call.service.identifier}/indexes/${name}`;
  const { resources } = call.sandbox.store;
  const existing = resources.get(place, INDEX, identifier);
  switch (call.exchange.method) {
    case "GET":
      if (!existing) throw new ArmError(404, "ResourceNotFound", `No index with the name '${name}' was found.`);
      return jsonReply(200, existing.model);
    case "DELETE":
      if (existing) await resources.remove(place, INDEX, identifier);
      return emptyReply(existing ? 204 : 404);
    case "PUT": {
      const model = readBody(call.exchange);
      checkIndex(model, name);
      if (existing) checkFixed(existing.model, model);
      await resources.put({ ...place, type: INDEX, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
      return jsonReply(existing ? 200 : 201, model);
    }
    default:
      throw new ArmError(405, "HttpMethodNotAllowed", `An index takes no ${call.exchange.method}.`);
  }
}

function checkIndex(model: JsonObject, name: string): void {
  if (model["name"] !== name) throw new ArmError(400, "InvalidName", `The index in the body is not '${name}'.`);
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
