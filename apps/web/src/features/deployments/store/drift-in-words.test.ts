import type { PlanDrift } from "@zerolake/planner";
import { describe, expect, it } from "vitest";
import { driftInWords } from "./drift-in-words.ts";

const drift: PlanDrift = {
  address: "stream.topic",
  kind: "changed",
  path: "ShardCount",
  recorded: 12,
  observed: 24,
  observedAt: "2026-01-01T00:00:00.000Z",
};
const { recorded: _recorded, ...added } = drift;

describe("what was changed outside", () => {
  it.each([
    ["names both values and where it goes back to", drift, "update", "ShardCount 12 → 24, goes back to 12"],
    ["goes away again where nobody deployed it", added, "update", "ShardCount – → 24, goes away again"],
    ["stays where the plan does nothing about it", drift, "none", "ShardCount 12 → 24, stays as it is"],
    ["is created again when it is gone", { ...drift, kind: "gone", path: "" }, "create", "is not there any more; it is created again"],
    ["never shows a secret", { ...drift, isSensitive: true }, "update", "ShardCount: a secret is another one; it is put back"],
  ] as const)("%s", (_what, found, action, words) => {
    expect(driftInWords(found, action)).toBe(words);
  });
});
