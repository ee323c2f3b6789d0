import { expect, it } from "vitest";
import { openingViewport } from "./opening-viewport.ts";

it("shows a small drawing whole, in the middle and never larger than life", () => {
  expect(openingViewport({ x: 100, y: 0, width: 200, height: 100 }, { width: 1000, height: 500 })).toEqual({ zoom: 1, x: 300, y: 200 });
});

it("shows a wide drawing whole, with room around it", () => {
  const bounds = { x: -300, y: 50, width: 4000, height: 400 };
  const { zoom, x, y } = openingViewport(bounds, { width: 1000, height: 500 });
  expect(bounds.x * zoom + x).toBeCloseTo(40);
  expect((bounds.x + bounds.width) * zoom + x).toBeCloseTo(960);
  expect((bounds.y + bounds.height / 2) * zoom + y).toBeCloseTo(250);
});

it("never goes below the smallest zoom that the canvas offers", () => {
  expect(openingViewport({ x: 0, y: 0, width: 90_000, height: 400 }, { width: 1000, height: 500 }).zoom).toBe(0.1);
});
