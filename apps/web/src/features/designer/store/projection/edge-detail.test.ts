import { describe, expect, it } from "vitest";
import { hasRoomForDetail } from "./edge-detail.ts";

const SCREEN = { width: 1000, height: 800 };
const ACTUAL = { x: 0, y: 0, zoom: 1 };

/** Nodes in rows of 50, each joined to the next. */
function drawing(nodes: number, edges: number) {
  return {
    nodes: Array.from({ length: nodes }, (_, index) => ({
      id: `n${index}`,
      position: { x: (index % 50) * 300, y: Math.floor(index / 50) * 200 },
      width: 240,
      height: 96,
    })),
    edges: Array.from({ length: edges }, (_, index) => ({ source: `n${index % nodes}`, target: `n${(index + 1) % nodes}` })),
  };
}

describe("labels and dashes of edges", () => {
  it("are drawn for everything up to 400 nodes and 300 edges, wherever the camera looks", () => {
    expect(hasRoomForDetail(drawing(400, 300), { x: 0, y: 0, zoom: 0.1 }, SCREEN)).toBe(true);
  });

  it("are left out when more than that is in view", () => {
    const whole = { x: 0, y: 0, zoom: 0.06 };
    expect(hasRoomForDetail(drawing(401, 10), whole, SCREEN)).toBe(false);
    expect(hasRoomForDetail(drawing(300, 301), whole, SCREEN)).toBe(false);
  });

  it("come back where the camera looks at a small part of a large drawing", () => {
    expect(hasRoomForDetail(drawing(1000, 2000), ACTUAL, SCREEN)).toBe(true);
    expect(hasRoomForDetail(drawing(1000, 2000), { x: -99_999, y: 0, zoom: 1 }, SCREEN)).toBe(true);
  });
});
