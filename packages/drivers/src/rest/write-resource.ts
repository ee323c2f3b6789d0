import type { CallOptions, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { isEqual } from "../property-path.ts";
import { fill } from "./address.ts";
import { done, observed, unlessAbsent } from "./answers.ts";
import { changedBody, fieldMask, firstFixed } from "./changed-body.ts";
import { acceptedAt } from "./located-operation.ts";
import { drawnPath, readPath } from "./read-resource.ts";
import { whenReady } from "./ready-state.ts";
import { ask, askFully, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "./rest-call.ts";
import { accepted } from "./rest-operation.ts";
import type { RowUpdate, TypeRow } from "./type-row.ts";

/** Creates a resource. A service without a creation is asked to show what it has. */
export async function createRow(call: RestCall, request: ResourceRequest, token: string): Promise<OperationStatus> {
  const { type, properties } = request;
  const row = rowOf(call, type);
  const path = String(properties[RESOURCE_PATH]);
  if (!row.create) return done(await readPath(call, type, path));
  const variables = { ...variablesOf(call, row, path), token: uuidOf(token) };
  const resource = bodyOf(properties);
  const body = row.wrap === undefined ? call.service.createBody(type, resource, variables) : { [row.wrap]: resource };
  const whole = await askFully(call, { row, call: row.create, variables, body });
  const { body: answer } = whole;
  const known = row.isNamedByServer ? "" : path;
  const open = row.operations === "located" ? acceptedAt(whole, { verb: "create", type, path: known, under: path }) : undefined;
  if (open) return open;
  // What runs on and on has an operation that never ends: the resource itself says when it runs.
  const isAccepted = row.create.operation === true && row.operations !== "located" && row.readyWhen === undefined;
  if (isAccepted) return accepted(answer, { row, variables, verb: "create", type, path: known });
  const made = known === "" ? (drawnPath(row, variables, answer) ?? String(answer["name"] ?? "")) : known;
  const isWhole = row.operations === "located" || row.create.operation === undefined;
  return whenReady(observed(call.service, row, made, isWhole ? answer : {}), { row, type });
}

export interface RowChange {
  readonly prior: PropertyMap;
  readonly request: ResourceRequest;
  readonly token: string;
}

/** Changes what differs and nothing else. */
export async function updateRow(
  call: RestCall,
  identity: ResourceIdentity,
  { prior, request, token }: RowChange,
): Promise<OperationStatus> {
  const row = rowOf(call, identity.type);
  const before = bodyOf(prior);
  const after = bodyOf(request.properties);
  const fixed = firstFixed(prior, request.properties, request.facts.createOnly);
  if (fixed !== undefined || (!row.update && !isEqual(before, after))) return notUpdatable(fixed ?? Object.keys(after)[0] ?? "");
  if (!row.update || isEqual(before, after)) return { state: "done", identifier: identity.identifier, attributes: {} };
  const variables = { ...variablesOf(call, row, identity.identifier), token: uuidOf(token) };
  const current = row.precondition || row.update.isWhole ? (await readPath(call, identity.type, identity.identifier)).attributes : {};
  const answer = await ask(call, { row, call: row.update, variables, ...patchOf(row.update, row, { before, after, current }) });
  if (row.update.operation) return accepted(answer, { row, variables, verb: "update", type: identity.type, path: identity.identifier });
  return done(await readPath(call, identity.type, identity.identifier));
}

interface Patch {
  readonly before: PropertyMap;
  readonly after: PropertyMap;
  readonly current: PropertyMap;
}

function patchOf(update: RowUpdate, row: TypeRow, { before, after, current }: Patch) {
  const mask = [...new Set([...fieldMask(before, after), ...(update.always ?? [])])];
  const state = stateOf(row, current);
  const wrap = (body: PropertyMap): PropertyMap => (update.wrap === undefined ? body : { [update.wrap]: body });
  if (update.isWhole) return { body: { ...wrap(after), ...state.body } };
  if (update.mask === undefined) return { ...state, body: { ...changedBody(before, after, mask, null), ...state.body } };
  const wrapped = wrap({ ...changedBody(before, after, mask), ...state.body });
  const updateMask = mask.join(",");
  return update.mask === "body"
    ? { body: { ...wrapped, [update.maskField ?? "updateMask"]: updateMask } }
    : { ...state, body: wrapped, query: { ...state.query, updateMask } };
}

/** What the service compares, so that a change that somebody else made meanwhile is not written over. */
function stateOf(row: TypeRow, { etag, fingerprint, metageneration }: PropertyMap) {
  switch (row.precondition) {
    case "header":
      return { headers: { "if-match": String(etag ?? "*") } };
    case "metageneration":
      return { query: { ifMetagenerationMatch: String(metageneration) } };
    case "fingerprint":
      return fingerprint === undefined ? {} : { body: { fingerprint } };
    case "body":
      return etag === undefined ? {} : { body: { etag } };
    default:
      return {};
  }
}

export function notUpdatable(path: string): OperationStatus {
  return {
    state: "failed",
    error: {
      class: "invalid",
      cause: "notUpdatable",
      code: "NotUpdatable",
      message: `${path} can only be set at creation.`,
      remedy: "This property cannot be changed in place: the resource has to be replaced. Plan again and approve the replacement.",
    },
  };
}

/** Deletes a resource; one that its service never gives up is left. */
export async function deleteRow(
  call: RestCall,
  { type, identifier }: ResourceIdentity,
  { token, query = {} }: Pick<CallOptions, "token"> & { readonly query?: Readonly<Record<string, string>> },
): Promise<OperationStatus> {
  const row = rowOf(call, type);
  const gone: OperationStatus = { state: "done", identifier, attributes: {} };
  const { delete: remove } = row;
  if (!remove) return gone;
  const variables = { ...variablesOf(call, row, identifier), token: uuidOf(token) };
  const answer = await unlessAbsent(() => askFully(call, { row, call: remove, variables, query }));
  if (answer === undefined || !remove.operation) return gone;
  if (row.operations === "located") return acceptedAt(answer, { verb: "delete", type, path: identifier }) ?? gone;
  return accepted(answer.body, { row, variables, verb: "delete", type, path: identifier });
}

/** Everything but the address, which is ours. */
export function bodyOf(properties: PropertyMap): PropertyMap {
  const { [RESOURCE_PATH]: _, ...body } = properties;
  return body;
}

/** A token as services take it: the first half of its digits in the form of a UUID. */
function uuidOf(token: string): string {
  const digits = token.padEnd(32, "0").slice(0, 32);
  return fill("{a}-{b}-4{c}-8{d}-{e}", {
    a: digits.slice(0, 8),
    b: digits.slice(8, 12),
    c: digits.slice(13, 16),
    d: digits.slice(17, 20),
    e: digits.slice(20, 32),
  });
}
