import type { AccessMeta } from "./init.ts";
import { appRouter } from "./router.ts";

export interface ListedProcedure {
  /** With its path, e.g. `connections.sandbox.state`. */
  readonly name: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly meta: AccessMeta | undefined;
}

/** Every procedure of the whole router, for tests that walk it. */
export const LISTED_PROCEDURES: readonly ListedProcedure[] = Object.entries(
  // At run time tRPC keeps a flat record by path; its type describes the nested one.
  appRouter._def.procedures as unknown as Record<string, { _def: { meta?: AccessMeta; type: ListedProcedure["type"] } }>,
).map(([name, { _def }]) => ({ name, type: _def.type, meta: _def.meta }));
