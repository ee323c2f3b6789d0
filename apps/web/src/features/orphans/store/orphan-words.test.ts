import { describe, expect, it } from "vitest";
import { monthlyIfLeft, storyOf } from "./orphan-words.ts";

const firstSeenAt = new Date("2026-11-27T14:31:00Z");
const story = {
  state: "intended",
  operation: "create",
  intendedAt: new Date("2026-11-27T14:16:29Z"),
  settledAt: null,
  deployment: 126,
  project: "lake",
  tokenStart: "ab12cd34",
  requestDigest: "d",
  error: null,
  workerLostAt: null,
} as const;

describe("the story of a finding", () => {
  it("says when the call was asked with which token, that its worker was lost, and when a scan found it", () => {
    const told = storyOf({ story: { ...story, workerLostAt: new Date("2026-11-27T14:16:31Z") }, firstSeenAt });
    expect(told).toMatch(
      /^Create asked .*14:16.* by #126 with token ab12cd34…, never answered, worker lost 14:16:31, found by a scan .*14:31/,
    );
  });

  it("says how the call ended, with the cloud's own words, and that there was none when the journal has none", () => {
    const settledAt = new Date("2026-11-27T14:17:00Z");
    expect(storyOf({ story: { ...story, state: "failed", settledAt, error: "no capacity" }, firstSeenAt })).toContain(
      "failed 14:17:00 (no capacity)",
    );
    expect(storyOf({ story: { ...story, state: "succeeded", settledAt }, firstSeenAt })).toContain("answered 14:17:00");
    expect(storyOf({ story: null, firstSeenAt })).toMatch(/^The journal knows no call/);
  });
});

it("counts what a component costs once, however many of its resources are left, and only what is there", () => {
  const row = { kind: "unrecorded", environmentTag: "e", component: "stream", monthlyUsd: 64 } as const;
  expect(monthlyIfLeft([row, row, { ...row, component: "store", monthlyUsd: null }, { ...row, kind: "gone", component: "job" }])).toBe(64);
});
