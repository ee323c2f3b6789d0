import type { Result } from "@zerolake/resources";
import * as z from "zod";
import type { Json } from "../json.ts";
import { attempt, refuse, type ScimProblem } from "../problem.ts";

export interface PatchOperation {
  readonly op: "add" | "remove" | "replace";
  readonly path?: string;
  readonly value?: Json;
}

const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/** Operations of one request. */
const OPERATIONS_MAX = 1_000;

/** The value is JSON as everything in the body is; it is looked at where its attribute is known, however deep it is. */
const operationSchema = z.object({
  // Entra ID writes "Add", "Replace", "Remove".
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["add", "remove", "replace"])),
  path: z.string().nullish(),
  value: z.unknown().optional(),
});
const requestSchema = z.object({
  schemas: z.array(z.string()).refine((all) => all.some((each) => each.toLowerCase() === PATCH_SCHEMA.toLowerCase())),
  Operations: z.array(z.unknown()).min(1).max(OPERATIONS_MAX),
});

/** The body of a PATCH (RFC 7644 §3.5.2). Names of its two members are taken in any case. */
export function readPatchRequest(body: Json): Result<readonly PatchOperation[], ScimProblem> {
  return attempt(() => {
    const request = requestSchema.safeParse(spelt(body));
    if (!request.success)
      return refuse("invalidSyntax", `A PATCH names ${PATCH_SCHEMA} in “schemas” and has 1 to ${OPERATIONS_MAX} “Operations”.`);
    return request.data.Operations.map(readOperation);
  });
}

function readOperation(given: unknown, index: number): PatchOperation {
  const read = operationSchema.safeParse(given);
  if (!read.success)
    return refuse("invalidSyntax", `Operation ${index + 1} needs an “op” – add, remove or replace – and a “path” that is text.`);
  const { op, path, value } = read.data;
  if (op !== "remove" && value === undefined) return refuse("invalidValue", `Operation ${index + 1} (${op}) needs a “value”.`);
  if (op === "remove" && !path) return refuse("noTarget", `Operation ${index + 1} (remove) needs a “path”.`);
  return { op, ...(path ? { path } : {}), ...(value === undefined ? {} : { value: value as Json }) };
}

function spelt(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const names: Readonly<Record<string, string>> = { schemas: "schemas", operations: "Operations" };
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [names[name.toLowerCase()] ?? name, value]));
}
