import { expect, it } from "vitest";
import { blastRadius } from "./blast-radius.ts";
import { pipeline } from "./designer-store.testing.ts";
import { DESIGN_OVERLAY, type Overlay } from "./overlay.ts";

const { blueprint } = pipeline();
const plan = (mark: "replace" | "update"): Overlay => ({
  name: "plan",
  deployment: 1,
  components: { stream: { mark, counts: { [mark]: 1 } } },
});

it("a replaced component reaches everything downstream of it, and nothing upstream", () => {
  const radius = blastRadius(plan("replace"), blueprint, "stream");
  expect(radius?.titles).toEqual(["Orders delivery", "Orders lake"]);
  expect(radius?.edges.size).toBe(2);
});

it("what stays in place reaches nothing", () => {
  expect(blastRadius(plan("update"), blueprint, "stream")).toBeUndefined();
  expect(blastRadius(plan("replace"), blueprint, "lake")).toBeUndefined();
  expect(blastRadius(DESIGN_OVERLAY, blueprint, "stream")).toBeUndefined();
});
