import { expect, it } from "vitest";
import type { CloudFigures } from "../server/template-figures.ts";
import { isAffordable, spanOf } from "./figure-spans.ts";

function figuresOn(cloud: CloudFigures["cloud"], [low, high]: readonly [number, number], minutes: readonly [number, number]): CloudFigures {
  const size = { isAtLeast: false, range: { low, expected: (low + high) / 2, high } };
  return { cloud, minutes, sizes: [{ ...size, tier: "prototype" }] };
}

const FIGURES = [figuresOn("aws", [100, 900], [3, 20]), figuresOn("gcp", [300, 400], [1, 5])];

it("goes from the least to the most on all clouds, or on one", () => {
  expect(spanOf(FIGURES, null)).toEqual({ monthlyUsd: [100, 900], minutes: [1, 20] });
  expect(spanOf(FIGURES, "gcp")).toEqual({ monthlyUsd: [300, 400], minutes: [1, 5] });
});

it("has nothing to say where nothing is counted, and then nothing is affordable", () => {
  expect(spanOf(FIGURES, "azure")).toBeUndefined();
  expect(isAffordable(FIGURES, "azure", 1_000_000)).toBe(false);
});

it("is affordable when its smallest size is", () => {
  expect([isAffordable(FIGURES, null, 100), isAffordable(FIGURES, "gcp", 100), isAffordable(FIGURES, "gcp", 300)]).toEqual([
    true,
    false,
    true,
  ]);
});
