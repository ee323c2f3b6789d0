import { armShapeOf, checkArmBody, listArmTypes } from "@zerolake/vendor-schemas";
import { bodyText, type Exchange, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject, textAt, withValueAt } from "../json.ts";
import { acceptChange } from "./accept-change.ts";
import { findById, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { describedAs, keptText } from "./attributes.ts";
import { checkReferences, checkUnique } from "./integrity.ts";
import { checkRegistered } from "./provider-registration.ts";
import { settleDeleted } from "./soft-delete.ts";

/** Creates, or replaces what is there: ARM asks nobody. */
export async function putResource(call: ResourceCall): Promise<Reply> {
  const { path, caller } = call;
  const body = readBody(call.exchange);
  checkSchema(call, body);
  checkRegistered(call);
  checkReferences(call, body);
  checkUnique(call, body);
  const existing = findById(call, path.id);
  const before = existing?.model;
  if (before && textAt(before, "location") !== textAt(body, "location")) {
    throw new ArmError(
      409,
      "InvalidResourceLocation",
      `The resource '${path.name}' already exists in location '${textAt(before, "location")}'.`,
    );
  }
  if (!existing) {
    checkQuota(call);
    await settleDeleted(call, body);
  }
  const described = describedAs(path, caller, body);
  // A job's state is its own: changing its definition does not start or stop it.
  const state = textAt(before, "properties.jobState");
  const model = state === undefined ? described : withValueAt(described, ["properties", "jobState"], state);
  return acceptChange(call, { verb: existing ? "UPDATE" : "CREATE", model, serviceState: keptText(path.type, body) });
}

export function readBody(exchange: Exchange): JsonObject {
  try {
    const body: unknown = JSON.parse(bodyText(exchange));
    if (isObject(body)) return body;
  } catch {
    // Told below.
  }
  throw new ArmError(400, "InvalidRequestContent", "The request content was invalid and could not be deserialized.");
}

/** Violations are told all together, in the order of the body. */
function checkSchema({ path, apiVersion }: ResourceCall, body: JsonObject): void {
  if (!armShapeOf(path.type, apiVersion)) {
    const versions = listArmTypes().flatMap((known) => (known.startsWith(`${path.type}@`) ? [known.slice(path.type.length + 1)] : []));
    throw new ArmError(
      400,
      versions.length === 0 ? "InvalidResourceType" : "NoRegisteredProviderFound",
      `No registered resource provider found for type '${path.type}' and API version '${apiVersion}'. The sandbox has ${versions.join(", ") || "none"}.`,
    );
  }
  const { id: _id, name: _name, type: _type, ...settable } = body;
  const violations = checkArmBody({ type: path.type, apiVersion, name: path.name, body: settable }) ?? [];
  if (violations.length === 0) return;
  throw new ArmError(400, "InvalidRequestContent", violations.map(({ path, problem }) => `${path} ${problem}`).join("; "));
}

function checkQuota({ sandbox, caller, path }: ResourceCall): void {
  const limit = sandbox.quotas.limitOf(caller.subscription, path.type);
  if (limit === undefined) return;
  const count = sandbox.store.resources.list(placeOf(caller), path.type).length;
  if (count >= limit)
    throw new ArmError(409, "QuotaExceeded", `Operation could not be completed: quota of ${path.type} is ${limit}, in use ${count}.`);
}
