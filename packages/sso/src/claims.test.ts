import { describe, expect, it } from "vitest";
import { textsOfClaim, toClaims } from "./claims.ts";

describe("claims", () => {
  it("inside others are found by their path, as the roles of a Keycloak realm", () => {
    const claims = toClaims({ realm_access: { roles: ["lake-admins", "x"] }, resource_access: { lake: { roles: ["editor"] } }, sub: "1" });
    expect(textsOfClaim(claims, "realm_access.roles")).toEqual(["lake-admins", "x"]);
    expect(textsOfClaim(claims, "resource_access.lake.roles")).toEqual(["editor"]);
  });

  it("keep their own name where a path would be called the same", () => {
    expect(toClaims({ a: { b: "path" }, "a.b": "name" })).toEqual({ "a.b": "name" });
  });

  it("that are deeper are kept as JSON, and what cannot be stored is left out", () => {
    expect(toClaims({ a: { b: { c: { d: 1 } } }, nul: "x\u0000y", list: ["\u0000", 1, true] })).toEqual({
      "a.b.c": '{"d":1}',
      nul: "xy",
      list: ["", "1", "true"],
    });
  });
});
