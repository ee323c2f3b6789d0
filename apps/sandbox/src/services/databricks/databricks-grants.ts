import { checkServiceBody } from "@zerolake/vendor-schemas";
import { jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import { readBody } from "../service-resources.ts";

const ADDRESS = /^\/api\/2\.1\/unity-catalog\/permissions\/(catalog|schema)\/([^/]+)$/;
const UPDATE = { request: "catalog/GrantsAPI.update", method: "catalog.GrantsAPI.update" };

/** Rights on a catalog or schema: they stand with it and go with it. `undefined` for every other address. */
export function answerGrants(call: ServiceCall): Promise<Reply> | Reply | undefined {
  const [, kind, name = ""] = ADDRESS.exec(call.path) ?? [];
  if (kind === undefined) return undefined;
  const securable = call.sandbox.store.resources.get(placeOf(call), `databricks.${kind}`, name);
  if (!securable) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `${name} does not exist.`);
  return call.exchange.method === "PATCH" ? change(call, securable) : shown(grantsOf(securable));
}

type Grants = ReadonlyMap<string, ReadonlySet<string>>;

async function change(call: ServiceCall, securable: StoredResource): Promise<Reply> {
  const body = readBody(call);
  const [first] = checkServiceBody(call.service, UPDATE.request, body, { method: UPDATE.method });
  if (first) throw new ServiceError(400, "INVALID_PARAMETER_VALUE", `${first.path}: ${first.problem}`);
  const grants = mapsIn(body["changes"]).reduce<Grants>(changed, grantsOf(securable));
  const stored = Object.fromEntries([...grants].map(([principal, privileges]) => [principal, [...privileges]]));
  await call.sandbox.store.resources.put({ ...securable, serviceState: { ...securable.serviceState, grants: stored } });
  return shown(grants);
}

function changed(grants: Grants, { principal, add, remove }: JsonObject): Grants {
  const gone = new Set(textsIn(remove));
  const kept = [...(grants.get(String(principal)) ?? []), ...textsIn(add)].filter((privilege) => !gone.has(privilege));
  return new Map([...grants, [String(principal), new Set(kept)]]);
}

function grantsOf({ serviceState }: StoredResource): Grants {
  const { grants } = serviceState;
  return new Map(
    Object.entries(isObject(grants) ? grants : {}).map(([principal, privileges]) => [principal, new Set(textsIn(privileges))]),
  );
}

function shown(grants: Grants): Reply {
  const held = [...grants].filter(([, privileges]) => privileges.size > 0);
  return jsonReply(200, { privilege_assignments: held.map(([principal, privileges]) => ({ principal, privileges: [...privileges] })) });
}

function mapsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
