import type { TypeFacts } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { isOurs } from "./ownership.ts";

const owner = { installation: "i", environment: "e", component: "c", address: "c.part" };
const plain: TypeFacts = { createOnly: [], readOnly: [], writeOnly: [], identifier: ["id"], hasUniqueName: false, tags: null };
const tagged: TypeFacts = { ...plain, tags: { property: "Tags", shape: "list" } };
const seen = { identifier: "x", attributes: {} };

describe("what the cloud has already", () => {
  it.each([tagged, plain])("is ours when it bears all four of our tags, whatever its type takes", (facts) => {
    expect(isOurs({ ...seen, owner }, { owner, facts, hasOpenIntent: false })).toBe(true);
    for (const key of Object.keys(owner)) {
      expect(isOurs({ ...seen, owner: { ...owner, [key]: "other" } }, { owner, facts, hasOpenIntent: true })).toBe(false);
    }
  });

  it("is somebody's when it bears no tags although its type takes them", () => {
    expect(isOurs(seen, { owner, facts: { ...tagged, hasUniqueName: true }, hasOpenIntent: true })).toBe(false);
  });

  it.each([{ hasUniqueName: true }, { isFoundByContent: true as const }])(
    "is ours without tags only when only ours can look so, and a call of ours may have made it: %j",
    (telling) => {
      const facts = { ...plain, ...telling };
      expect(isOurs(seen, { owner, facts, hasOpenIntent: true })).toBe(true);
      expect(isOurs(seen, { owner, facts, hasOpenIntent: false })).toBe(false);
      expect(isOurs(seen, { owner, facts: plain, hasOpenIntent: true })).toBe(false);
    },
  );
});
