import { describe, expect, it } from "vitest";
import { changedRoles, changeInWords, changesInWords, NO_ROLE, ROLE_OPTIONS, roleOfOption, tokenEnd } from "./provisioning-words.ts";

const member = (role: "viewer" | "editor", isActive = true, source = "scim") => ({ role, source, isActive }) as const;

describe("roles of groups as they are chosen", () => {
  it("are sent only where they differ from what is stored", () => {
    const groups = [
      { id: "a", name: "A", members: 1, role: "editor" },
      { id: "b", name: "B", members: 2, role: null },
      { id: "c", name: "C", members: 3, role: "viewer" },
    ] as const;
    expect(changedRoles(groups, { a: "editor", b: "admin", c: null })).toEqual([
      { groupId: "b", role: "admin" },
      { groupId: "c", role: null },
    ]);
  });

  it("never make an owner, and “no role” is a choice", () => {
    expect(ROLE_OPTIONS.map(({ value }) => value)).not.toContain("owner");
    expect([roleOfOption(NO_ROLE), roleOfOption("deployer")]).toEqual([null, "deployer"]);
  });
});

describe("a change in words", () => {
  it.each([
    [{ after: member("viewer") }, "Joins as Viewer"],
    [{ before: member("viewer"), after: member("editor") }, "Viewer → Editor"],
    [{ before: member("editor"), after: member("editor", false) }, "Loses access"],
    [{ before: member("editor", false), after: member("viewer") }, "Editor → Viewer, gets access back"],
    [{ before: member("editor", true, "invited"), after: member("editor") }, "Stays Editor, and is managed by your provider"],
  ])("%#", (change, words) => expect(changeInWords(change)).toBe(words));

  it("counts people, before and after it is done", () => {
    expect([changesInWords(0, false), changesInWords(1, false), changesInWords(3, true)]).toEqual([
      "Nobody would change.",
      "1 person would change.",
      "3 people changed.",
    ]);
  });
});

describe("the end of a token", () => {
  const now = new Date("2026-01-01T12:00:00Z");
  const inHours = (hours: number) => tokenEnd(new Date(now.getTime() + hours * 3_600_000), now);
  it("is told in days, and asks for something to be done two weeks before", () => {
    expect([inHours(-1), inHours(5), inHours(24 * 13), inHours(24 * 90)]).toEqual([
      { words: "Has ended", isDue: true },
      { words: "Within a day", isDue: true },
      { words: "In 13 days", isDue: true },
      { words: "In 90 days", isDue: false },
    ]);
  });
});
