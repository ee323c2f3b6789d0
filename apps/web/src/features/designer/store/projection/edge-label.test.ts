import { describe, expect, it } from "vitest";
import { loadWords } from "./edge-label.ts";

describe("what a line says about its load", () => {
  it.each([
    ["events", { amount: 4200, per: "events/s" }, "4.2k/s"],
    ["events", { amount: 0.5, per: "events/s" }, "0.5/s"],
    ["tables", { amount: 18.2e9, per: "bytes/day" }, "18.2 GB/day"],
    ["vectors", { amount: 41_200_000, per: "vectors/day" }, "41.2 M/day"],
    ["files", undefined, "–"],
    ["runs", undefined, undefined],
    ["model", undefined, undefined],
  ] as const)("%s %j: %s", (kind, load, words) => {
    expect(loadWords(kind, load)).toBe(words);
  });
});
