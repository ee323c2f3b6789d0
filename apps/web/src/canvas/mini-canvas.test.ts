import { expect, it } from "vitest";
import { linesOf } from "./mini-canvas.tsx";

it("a title is broken between words and never longer than two lines", () => {
  expect(linesOf("Item embeddings", 13)).toEqual(["Item", "embeddings"]);
  expect(linesOf("Workflows", 13)).toEqual(["Workflows"]);
  expect(linesOf("User and item profiles", 13)).toEqual(["User and item", "profiles"]);
  expect(linesOf("Recommendation API", 13)).toEqual(["Recommendati…", "API"]);
});
