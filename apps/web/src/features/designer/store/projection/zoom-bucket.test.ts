import { expect, it } from "vitest";
import { bucketOfZoom, titleSizePx } from "./zoom-bucket.ts";

it("no title on the screen is smaller than 9 px", () => {
  for (let zoom = 0.28; zoom <= 2; zoom += 0.01) {
    if (bucketOfZoom(zoom) === "blocks") continue;
    expect(titleSizePx(zoom) * zoom).toBeGreaterThanOrEqual(8.9);
  }
});

it("less is drawn the farther the camera is", () => {
  expect([1, 0.6, 0.3, 0.25, 0.1].map(bucketOfZoom)).toEqual(["full", "titles", "names", "blocks", "dots"]);
});
