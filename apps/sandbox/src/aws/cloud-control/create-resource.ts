import * as z from "zod";
import { addressOfTags } from "../../address-of-tags.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import { readOnlyWrites, validateModel } from "../../schema/validate-model.ts";
import type { OperationOutcome, Place } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError, HandlerFailure } from "../aws-error.ts";
import { parseInput } from "../json-protocol.ts";
import { checkCode } from "../types/code-location.ts";
import { withDefaults } from "../types/defaults.ts";
import { identifierOf, withAttributes } from "../types/generate-attributes.ts";
import { initialState } from "../types/initial-state.ts";
import { MadeUp } from "../types/made-up.ts";
import { checkReferences } from "../types/references.ts";
import { findNameTaker } from "../types/unique-names.ts";
import { acceptOperation } from "./accept-operation.ts";
import { withoutWriteOnly } from "./read-model.ts";
import { supportedSchema } from "./type-support.ts";

const inputSchema = z.object({
  TypeName: z.string().regex(/^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$/),
  DesiredState: z.string().min(1).max(262_144),
  ClientToken: z.string().min(1).max(128).optional(),
});

export async function createResource(call: AwsCall, input: JsonObject): Promise<object> {
  const { TypeName: type, DesiredState, ClientToken: clientToken } = parseInput(inputSchema, input);
  const schema = await supportedSchema(type, "CREATE");
  const desired = parseDesiredState(DesiredState);
  refuseInvalid(schema, desired);
  const place = placeOf(call.caller, type);
  return acceptOperation(call, {
    verb: "CREATE",
    type,
    place,
    clientToken,
    input,
    address: addressOfTags(desired),
    identifier: undefined,
    prepare: () => checkCode(call.sandbox.store, type, desired),
    decide: () => decide(call, { schema, place, desired, seed: clientToken ?? String(call.sandbox.now()) }),
  });
}

export function parseDesiredState(text: string): JsonObject {
  try {
    const desired: unknown = JSON.parse(text);
    if (isObject(desired)) return desired;
  } catch {
    // Told below.
  }
  throw new AwsError("ValidationException", "DesiredState is not a valid JSON object.");
}

/** Schema violations are told at once, all together. */
function refuseInvalid(schema: ResourceSchema, desired: JsonObject): void {
  const readOnly = readOnlyWrites(schema, desired);
  if (readOnly.length > 0) {
    throw new AwsError("ValidationException", `Invalid request: readOnlyProperties [${readOnly.join(", ")}] cannot be specified`);
  }
  const problems = validateModel(schema, desired);
  if (problems.length > 0) throw new AwsError("ValidationException", `Model validation failed (${problems.join("\n")})`);
}

interface Wanted {
  readonly schema: ResourceSchema;
  readonly place: Place;
  readonly desired: JsonObject;
  readonly seed: string;
}

function decide(call: AwsCall, wanted: Wanted): { identifier: string; outcome: OperationOutcome } {
  const { schema, place } = wanted;
  const { store, now } = call.sandbox;
  const type = schema.type;
  checkReferences(store, call.caller, type, wanted.desired);
  const model = withAttributes({
    schema,
    type,
    place,
    account: call.caller.account,
    region: call.caller.region,
    desired: withDefaults(type, nameless(schema, wanted)),
    madeUp: new MadeUp(place.account, place.scope, type, wanted.seed),
    now: now(),
  });
  const identifier = identifierOf(schema, model);
  refuseTaken(call, wanted, { identifier, model });
  refuseOverQuota(call, place, type);
  return {
    identifier,
    outcome: { resource: { model: withoutWriteOnly(schema, model), serviceState: initialState(type, wanted.desired) } },
  };
}

/** A name that the caller left out is made up, when the type is identified by it. */
function nameless(schema: ResourceSchema, { desired, seed, place }: Wanted): JsonObject {
  const missing = schema.identifier.filter((path) => path in schema.properties && desired[path] === undefined && path.endsWith("Name"));
  const madeUp = new MadeUp(place.account, place.scope, schema.type, seed);
  return { ...desired, ...Object.fromEntries(missing.map((path) => [path, `zl-${madeUp.base36(16, path)}`])) };
}

function refuseTaken(call: AwsCall, { schema, place }: Wanted, made: { identifier: string; model: JsonObject }): void {
  const { store } = call.sandbox;
  const type = schema.type;
  const taker =
    store.resources.get(place, type, made.identifier) ??
    store.operations.findRunning(place, type, made.identifier) ??
    findNameTaker(store, place, type, made.model);
  if (!taker) return;
  throw new HandlerFailure("AlreadyExists", `Resource of type '${type}' with identifier '${taker.identifier}' already exists.`);
}

function refuseOverQuota(call: AwsCall, place: Place, type: string): void {
  const { store, quotas } = call.sandbox;
  const limit = quotas.limitOf(place.account, type);
  if (limit === undefined) return;
  const arriving = store.operations.listRunning().filter((operation) => operation.type === type && operation.verb === "CREATE");
  const count = store.resources.list(place, type).length + arriving.filter((operation) => operation.account === place.account).length;
  if (count >= limit) {
    throw new HandlerFailure("ServiceLimitExceeded", `The maximum number of ${type} has been reached: quota ${limit}, in use ${count}.`);
  }
}
