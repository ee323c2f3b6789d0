import { applyPatch, type Operation } from "rfc6902";
import * as z from "zod";
import { addressOfTags } from "../../address-of-tags.ts";
import { isObject, type JsonObject, valueAt } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import { toPointer, validateModel } from "../../schema/validate-model.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { parseInput } from "../json-protocol.ts";
import { checkReferences } from "../types/references.ts";
import { acceptOperation } from "./accept-operation.ts";
import { withoutWriteOnly } from "./read-model.ts";
import { existingResource } from "./read-resource.ts";
import { supportedSchema } from "./type-support.ts";

const inputSchema = z.object({
  TypeName: z.string(),
  Identifier: z.string().min(1).max(1_024),
  PatchDocument: z.string().min(1).max(262_144),
  ClientToken: z.string().min(1).max(128).optional(),
});

const patchSchema = z.array(
  z.union([
    z.object({ op: z.enum(["add", "replace", "test"]), path: z.string().startsWith("/"), value: z.json() }),
    z.object({ op: z.literal("remove"), path: z.string().startsWith("/") }),
    z.object({ op: z.enum(["move", "copy"]), path: z.string().startsWith("/"), from: z.string().startsWith("/") }),
  ]),
);

/** The patch is applied to what a read returns, so what a read leaves out has to be sent again. */
export async function updateResource(call: AwsCall, input: JsonObject): Promise<object> {
  const { TypeName: type, Identifier, PatchDocument, ClientToken: clientToken } = parseInput(inputSchema, input);
  const schema = await supportedSchema(type, "UPDATE");
  const existing = existingResource(call, type, Identifier);
  const patched = applyTo(existing.model, PatchDocument);
  refuseChange(schema, existing.model, patched);
  return acceptOperation(call, {
    verb: "UPDATE",
    type,
    place: placeOf(call.caller, type),
    clientToken,
    input,
    address: addressOfTags(existing.model),
    identifier: existing.identifier,
    decide: () => {
      checkReferences(call.sandbox.store, call.caller, type, patched);
      return { identifier: existing.identifier, outcome: { resource: updated(call, schema, existing, patched) } };
    },
  });
}

function applyTo(model: JsonObject, document: string): JsonObject {
  let operations: readonly Operation[];
  try {
    operations = patchSchema.parse(JSON.parse(document)) as readonly Operation[];
  } catch {
    throw new AwsError("ValidationException", "PatchDocument is not a valid JSON Patch document (RFC 6902).");
  }
  const target: unknown = structuredClone(model);
  const failures = applyPatch(target, [...operations]).flatMap((result, index) =>
    result === null ? [] : [`${result.message} (${operations[index]?.op} ${operations[index]?.path})`],
  );
  if (failures.length > 0 || !isObject(target)) {
    throw new AwsError("ValidationException", `Invalid patch update: ${failures.join("; ") || "the result is not an object"}`);
  }
  return target;
}

function refuseChange(schema: ResourceSchema, before: JsonObject, after: JsonObject): void {
  const createOnly = changed(schema.createOnly, before, after);
  if (createOnly.length > 0) {
    throw new AwsError("NotUpdatableException", `Invalid patch update: createOnlyProperties [${createOnly.join(", ")}] cannot be updated`);
  }
  const readOnly = changed(schema.readOnly, before, after);
  if (readOnly.length > 0) {
    throw new AwsError("ValidationException", `Invalid patch update: readOnlyProperties [${readOnly.join(", ")}] cannot be updated`);
  }
  const problems = validateModel(schema, settable(schema, after));
  if (problems.length > 0) throw new AwsError("ValidationException", `Model validation failed (${problems.join("\n")})`);
}

function changed(paths: readonly string[], before: JsonObject, after: JsonObject): readonly string[] {
  return paths.filter((path) => !isSame(valueAt(before, path.split(".")), valueAt(after, path.split(".")))).map(toPointer);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The patched read model also holds what the service added; the schema describes only what may be set. */
function settable(schema: ResourceSchema, model: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(model).flatMap(([name, value]) => {
      if (schema.readOnly.includes(name)) return [];
      if (name in schema.properties) return [[name, withoutReadOnlyInside(schema, name, value)]];
      return schema.readOnly.some((path) => path.startsWith(`${name}.`)) ? [] : [[name, value]];
    }),
  );
}

function withoutReadOnlyInside(schema: ResourceSchema, name: string, value: JsonObject[string]): JsonObject[string] {
  if (!isObject(value)) return value;
  const inside = schema.readOnly.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
  return Object.fromEntries(Object.entries(value).filter(([key]) => !inside.includes(key)));
}

function updated(call: AwsCall, schema: ResourceSchema, existing: StoredResource, patched: JsonObject) {
  const model = withoutWriteOnly(schema, patched);
  // MSK renames the version of a cluster with every change.
  const version = "CurrentVersion" in model ? { CurrentVersion: `K${call.sandbox.now().toString(36).toUpperCase()}` } : {};
  return { model: { ...model, ...version }, serviceState: existing.serviceState };
}
