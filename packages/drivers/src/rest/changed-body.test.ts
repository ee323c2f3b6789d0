import { describe, expect, it } from "vitest";
import { changedBody, fieldMask, firstFixed } from "./changed-body.ts";

describe("what an update sends", () => {
  const before = { a: { b: 1, c: 2 }, labels: { x: "1", y: "2" }, list: [1], gone: "g" };
  const after = { a: { b: 1, c: 3 }, labels: { x: "1" }, list: [1, 2] };

  it("names the deepest fields that differ; labels and lists as a whole", () => {
    expect(fieldMask(before, after)).toEqual(["a.c", "labels", "list", "gone"]);
    expect(fieldMask(after, after)).toEqual([]);
  });

  it("sends the named fields only, and leaves to the mask what goes", () => {
    expect(changedBody(before, after, fieldMask(before, after))).toEqual({ a: { c: 3 }, labels: { x: "1" }, list: [1, 2] });
  });

  it("says in a merge patch what goes, keys of labels too", () => {
    expect(changedBody(before, after, fieldMask(before, after), null)).toEqual({
      a: { c: 3 },
      labels: { x: "1", y: null },
      list: [1, 2],
      gone: null,
    });
  });

  it.each([
    [{ a: { c: 3 } }, ["a"], "a.c"],
    [{ a: { c: 2 } }, ["a.c"], undefined],
    [{ a: null }, ["a.c"], "a"],
  ] as const)("finds what can only be set at creation: %j against %j", (next, createOnly, found) => {
    expect(firstFixed({ a: { c: 2 } }, next, createOnly)).toBe(found);
  });
});
