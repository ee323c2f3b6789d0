import { type Grant, type Rights, ROLES } from "@zerolake/access";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFor, maySee, type Person, usualChoice } from "./audience.ts";
import { anyEvent, exampleEvent } from "./event.testing.ts";
import { KIND_TERMS } from "./event-kinds.ts";

const grant = fc.record({
  role: fc.constantFrom("admin", "editor", "deployer", "approver"),
  project: fc.constantFrom("p-1", "p-2"),
  environment: fc.constantFrom("e-1", "e-2"),
}) as fc.Arbitrary<Grant>;

const rights: fc.Arbitrary<Rights> = fc.record({ role: fc.constantFrom(...ROLES), grants: fc.array(grant, { maxLength: 2 }) });
const person: fc.Arbitrary<Person> = fc.record({ userId: fc.constantFrom("doer", "asker", "author", "other"), rights });

/** Sees nothing beyond another project: what a person with narrow access has. */
const elsewhere: Person = {
  userId: "asker",
  rights: { role: "owner", grants: [], bounds: { permits: "owner", project: "p-2" } },
};

describe("isFor", () => {
  it("tells nobody of what they did themselves", () => {
    fc.assert(fc.property(anyEvent, rights, (event, their) => !isFor(event, { userId: "doer", rights: their })));
  });

  it("tells nobody what they may not see", () => {
    fc.assert(fc.property(anyEvent, person, (event, somebody) => !isFor(event, somebody) || maySee(event, somebody)));
  });

  it("tells nobody of an environment outside of what they may see, although it concerns them", () => {
    for (const kind of ["deployment.failed", "deployment.succeeded", "approval.decided", "drift.found"] as const)
      expect(isFor(exampleEvent(kind), elsewhere)).toBe(false);
  });

  it("tells of a plan exactly those whose approval would count", () => {
    const event = exampleEvent("approval.asked");
    const tells = (userId: string, role: Rights["role"], grants: readonly Grant[] = []) =>
      isFor(event, { userId, rights: { role, grants } });
    expect(tells("other", "approver")).toBe(true);
    expect(tells("other", "viewer")).toBe(false);
    expect(tells("author", "approver")).toBe(false);
    expect(tells("other", "viewer", [{ role: "approver", project: "p-1", environment: "e-1" }])).toBe(true);
    expect(tells("other", "viewer", [{ role: "approver", project: "p-1", environment: "e-2" }])).toBe(false);
  });

  it("tells of a token nobody but its owner", () => {
    const event = exampleEvent("token.expiring");
    expect(isFor(event, { userId: "asker", rights: { role: "viewer", grants: [] } })).toBe(true);
    expect(isFor(event, { userId: "other", rights: { role: "owner", grants: [] } })).toBe(false);
  });

  it("tells of an altered audit log only those who may read it", () => {
    const event = exampleEvent("audit.broken");
    const told = ROLES.filter((role) => isFor(event, { userId: "other", rights: { role, grants: [] } }));
    expect(told).toEqual(["owner", "admin", "auditor"]);
  });
});

describe("usualChoice", () => {
  it("sends letters about what is urgent only", () => {
    fc.assert(fc.property(anyEvent, ({ kind }) => (usualChoice(kind) === "both") === (KIND_TERMS[kind].importance === "urgent")));
  });
});
