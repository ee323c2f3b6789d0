import { describe, expect, it } from "vitest";
import { createRefusalWindow } from "./refusal-window.ts";

describe("refusals that are written down", () => {
  it("are one a minute of the same kind; the next one says how many there were", () => {
    let now = 0;
    const window = createRefusalWindow(() => now);
    expect(window.open("a")).toBe(0);
    expect([window.open("a"), window.open("a")]).toEqual([undefined, undefined]);
    expect(window.open("b")).toBe(0);
    now = 60_000;
    expect(window.open("a")).toBe(2);
    now = 120_000;
    expect(window.open("a")).toBe(0);
  });

  it("are remembered for so many kinds only, however many are tried", () => {
    const window = createRefusalWindow(() => 0);
    for (let kind = 0; kind < 30_000; kind += 1) window.open(String(kind));
    expect(window.open("29999")).toBeUndefined();
    expect(window.open("0")).toBe(0);
  });
});
