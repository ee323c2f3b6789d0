import * as z from "zod";
import type { AccessMeta } from "./init.ts";
import { appRouter } from "./router.ts";

export interface ListedProcedure {
  /** With its path, e.g. `connections.sandbox.state`. */
  readonly name: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly meta: AccessMeta | undefined;
  /** Parts of the input that are ids, as dotted paths: what a builder's slugs do not guard. */
  readonly ids: readonly string[];
  /** What it takes, part by part: of its builders, then its own. */
  readonly inputs: readonly z.ZodType[];
}

interface Node {
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
}

function idsIn(node: Node, path: string): readonly string[] {
  if (node.format === "uuid") return [path];
  const inside = Object.entries(node.properties ?? {}).flatMap(([key, child]) => idsIn(child, path === "" ? key : `${path}.${key}`));
  return [...inside, ...(node.anyOf ?? []).flatMap((child) => idsIn(child, path))];
}

function idsOf(inputs: readonly z.ZodType[]): readonly string[] {
  const schemas = inputs.map((input) => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Node);
  return [...new Set(schemas.flatMap((schema) => idsIn(schema, "")))];
}

/** Every procedure of the whole router, for tests that walk it. */
export const LISTED_PROCEDURES: readonly ListedProcedure[] = Object.entries(
  // At run time tRPC keeps a flat record by path; its type describes the nested one.
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { meta?: AccessMeta; type: ListedProcedure["type"]; inputs: readonly z.ZodType[] } }
  >,
).map(([name, { _def }]) => ({ name, type: _def.type, meta: _def.meta, ids: idsOf(_def.inputs), inputs: _def.inputs }));
