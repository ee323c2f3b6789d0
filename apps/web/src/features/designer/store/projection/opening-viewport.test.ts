import { expect, it } from "vitest";
import { openingViewport } from "./opening-viewport.ts";

it("shows a small drawing whole, in the middle and never larger than life", () => {
  expect(openingViewport({ x: 100, y: 0, width: 200, height: 100 }, { width: 1000, height: 500 })).toEqual({ zoom: 1, x: 300, y: 200 });
});

it("shows the beginning of a drawing that is too wide to be read whole", () => {
  const { zoom, x } = openingViewport({ x: 0, y: 0, width: 8000, height: 400 }, { width: 1000, height: 500 });
  expect(zoom).toBe(0.85);
  expect(x).toBe(48);
});
