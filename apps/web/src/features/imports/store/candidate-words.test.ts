import type { ImportCandidate } from "@zerolake/db";
import { reference, secret } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { candidatesFor, changedProperties, keptProperties, outcomeWords } from "./candidate-words.ts";

const change = { forcesReplacement: false, isKnownAfterApply: false, isSensitive: false };
const candidate = (identifier: string, overrides: Partial<ImportCandidate> = {}): ImportCandidate => ({
  identifier,
  title: identifier,
  action: "none",
  changes: [],
  fixed: [],
  ...overrides,
});

describe("what exists", () => {
  it("says whether it matches, what would change, or whose it is", () => {
    expect(outcomeWords(candidate("a"))).toBe("Matches the design");
    expect(outcomeWords({ changes: [{ path: "Size", ...change }] })).toBe("1 property would change");
    expect(
      outcomeWords({
        changes: [
          { path: "a", ...change },
          { path: "b", ...change },
        ],
      }),
    ).toBe("2 properties would change");
    expect(outcomeWords({ changes: [], unavailable: "It belongs to Staging." })).toBe("It belongs to Staging.");
  });

  it("is found by name and identifier, what can be chosen first", () => {
    const all = [candidate("taken", { unavailable: "Taken." }), candidate("vpc-0a", { title: "Shared network" }), candidate("vpc-0b")];
    expect(candidatesFor(all, "").map(({ identifier }) => identifier)).toEqual(["vpc-0a", "vpc-0b", "taken"]);
    expect(candidatesFor(all, " SHARED ").map(({ identifier }) => identifier)).toEqual(["vpc-0a"]);
  });

  it("is compared property by property, and secrets never show", () => {
    const changes = [
      { path: "Size", before: 1, after: 2, ...change },
      { path: "Rules", before: [1], ...change },
      { path: "Key", before: "arn:old", after: reference("key.key", "Arn"), ...change, isKnownAfterApply: true },
      { path: "Password", before: "open", after: secret("db"), ...change, isSensitive: true },
    ];
    expect(changedProperties(changes)).toEqual([
      { path: "Size", now: "1", design: "2" },
      { path: "Rules", now: "[1]", design: "not set" },
      { path: "Key", now: "arn:old", design: "(known after apply)" },
      { path: "Password", now: "(hidden)", design: "(hidden)" },
    ]);
    expect(keptProperties([{ path: "Name", designed: "zl-raw", real: "by-hand" }])).toEqual([
      { path: "Name", now: "by-hand", design: "zl-raw" },
    ]);
  });
});
