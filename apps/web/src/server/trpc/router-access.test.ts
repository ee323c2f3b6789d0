import { describe, expect, it } from "vitest";
import type { AccessMeta } from "./init.ts";
import { appRouter } from "./router.ts";

/** Everything that anybody may ask for without an account. A line more here is a decision. */
const PUBLIC = ["health.parts", "setup.createOwner", "setup.status"];
/** What belongs to the person alone. */
const PERSONAL = ["navigation.organizations"];

const procedures = Object.entries(appRouter._def.procedures as Record<string, { _def: { meta?: AccessMeta; type: string } }>);
const scopeOf = (meta: AccessMeta | undefined) => meta?.access.scope;
const named = (scope: string) => procedures.filter(([, { _def }]) => scopeOf(_def.meta) === scope).map(([name]) => name);

describe("the router", () => {
  it.each(procedures.map(([name, { _def }]) => [name, _def.meta] as const))("%s is guarded by its builder", (_name, meta) => {
    expect(meta?.access).toBeDefined();
  });

  it("only these procedures are public, and only these are personal", () => {
    expect(named("public").sort()).toEqual(PUBLIC);
    expect(named("user").sort()).toEqual(PERSONAL);
  });

  it("no change asks for a mere reading permission", () => {
    const weak = procedures.filter(([, { _def }]) => {
      const access = _def.meta?.access;
      return _def.type === "mutation" && access && "permission" in access && access.permission.endsWith(":read");
    });
    expect(weak.map(([name]) => name)).toEqual([]);
  });
});
