import { expect, it } from "vitest";
import { inPercentOf } from "./percentages.ts";
import { sideBySide } from "./side-by-side.ts";

it("is a share of what was counted at the same time, and zero where nothing was counted of the part", () => {
  const part = { points: [{ atMs: 60_000, value: 5 }] };
  const whole = {
    points: [
      { atMs: 0, value: 20 },
      { atMs: 60_000, value: 20 },
    ],
  };
  expect(inPercentOf(part, whole)).toEqual({
    points: [
      { atMs: 0, value: 0 },
      { atMs: 60_000, value: 25 },
    ],
  });
});

it("is no share of nothing", () => {
  expect(inPercentOf({ points: [{ atMs: 0, value: 5 }] }, { points: [{ atMs: 0, value: 0 }] })).toEqual({ points: [] });
});

it("is unavailable when one of the two is", () => {
  const unavailable = { unavailable: "The right is missing." };
  expect(inPercentOf(unavailable, { points: [] })).toBe(unavailable);
  expect(inPercentOf({ points: [] }, unavailable)).toBe(unavailable);
});

it("does no more at once than it is told, and keeps the order", async () => {
  let running = 0;
  let most = 0;
  const results = await sideBySide([5, 1, 3, 2, 4], 2, async (ms) => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, ms));
    running -= 1;
    return ms * 10;
  });
  expect({ results, most }).toEqual({ results: [50, 10, 30, 20, 40], most: 2 });
});
