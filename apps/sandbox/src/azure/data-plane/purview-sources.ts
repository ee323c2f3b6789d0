import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { textAt } from "../../json.ts";
import { placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { readBody } from "../put-resource.ts";
import type { ServiceCall } from "./service-call.ts";

const TYPE = "Microsoft.Purview/accounts/datasources";
const PATH = /^\/scan\/datasources\/([\w-]+)(\/scans\/[\w-]+(\/triggers\/default)?)?$/;
/** What a source and a scan have to say. */
const REQUIRED = ["kind", "properties.collection.referenceName"];

/** What a Purview account scans: sources, their scans and when they run. A source takes its scans with it. */
export async function answerPurview(call: ServiceCall): Promise<Reply> {
  const found = PATH.exec(call.path);
  if (!found) throw new ArmError(404, "NotFound", `The account has no ${call.path}.`);
  const { resources } = call.sandbox.store;
  const place = placeOf(call.caller);
  const identifier = `${call.service.identifier}${call.path.toLowerCase()}`;
  const existing = resources.get(place, TYPE, identifier);
  if (call.exchange.method === "PUT") {
    const parent = identifier.replace(/\/(scans\/[\w-]+|triggers\/default)$/, "");
    if (parent !== identifier && !resources.get(place, TYPE, parent))
      throw new ArmError(404, "DataSource_NotFound", `There is no ${parent}.`);
    const body = readBody(call.exchange);
    for (const part of found[3] === undefined ? REQUIRED : ["properties.recurrence.frequency"])
      if (!textAt(body, part)) throw new ArmError(400, "InvalidRequest", `${part} is required.`);
    await resources.put({ ...place, type: TYPE, identifier, model: body, serviceState: {}, createdAt: call.sandbox.now() });
    return jsonReply(existing ? 200 : 201, body);
  }
  if (!existing) return emptyReply(call.exchange.method === "DELETE" ? 204 : 404);
  if (call.exchange.method !== "DELETE") return jsonReply(200, existing.model);
  const below = resources.list(place, TYPE).filter((resource) => `${resource.identifier}/`.startsWith(`${identifier}/`));
  await Promise.all(below.map((resource) => resources.remove(place, TYPE, resource.identifier)));
  return jsonReply(200, existing.model);
}
