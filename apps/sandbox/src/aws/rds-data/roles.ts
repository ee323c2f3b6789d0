import { isArray, isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { textIn } from "../json-service.ts";

const PUT_ROLE = /^(create|alter) role "([^"]+)" (login password '[^']+'|nologin)$/i;
const GRANT = /^grant connect, create on database "[^"]+" to "([^"]+)"$/i;
const NOTHING_UPDATED = { numberOfRecordsUpdated: 0 };

/** Statements about roles of a cluster; `undefined` for every other one. */
export async function answerAboutRoles(call: AwsCall, cluster: StoredResource, input: JsonObject): Promise<object | undefined> {
  const sql = textIn(input, "sql").trim();
  const roles = isObject(cluster.serviceState["roles"]) ? cluster.serviceState["roles"] : {};
  if (/\bfrom pg_roles\b/i.test(sql)) return { records: signsIn(roles, input), ...NOTHING_UPDATED };
  const [, granted] = GRANT.exec(sql) ?? [];
  if (granted !== undefined) {
    requireRole(roles, granted);
    return NOTHING_UPDATED;
  }
  const [, verb, name, login] = PUT_ROLE.exec(sql) ?? [];
  if (verb === undefined || name === undefined || login === undefined) return undefined;
  if (verb.toLowerCase() === "alter") requireRole(roles, name);
  else if (name in roles) throw new AwsError("BadRequestException", `ERROR: role "${name}" already exists; SQLState: 42710`);
  const serviceState = { ...cluster.serviceState, roles: { ...roles, [name]: login.toLowerCase() !== "nologin" } };
  await call.sandbox.store.resources.put({ ...cluster, serviceState });
  return NOTHING_UPDATED;
}

function signsIn(roles: JsonObject, { parameters }: JsonObject): readonly (readonly { booleanValue: boolean }[])[] {
  const first = isArray(parameters) ? parameters[0] : undefined;
  const found = roles[textAt(first, "value.stringValue") ?? ""];
  return typeof found === "boolean" ? [[{ booleanValue: found }]] : [];
}

function requireRole(roles: JsonObject, name: string): void {
  if (!(name in roles)) throw new AwsError("BadRequestException", `ERROR: role "${name}" does not exist; SQLState: 42704`);
}
