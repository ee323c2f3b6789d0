import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { KeptTiles } from "../store/kept-tiles.ts";
import { WallboardTiles } from "./wallboard-tiles.tsx";

const at = new Date("2026-11-28T10:00:00Z");
const drawn = (kept: KeptTiles) => renderToStaticMarkup(<WallboardTiles kept={kept} isAway={false} now={at.getTime()} />);

function stages(count: number): KeptTiles {
  const counts = { running: 0, waiting: 0, failed: 1, drifted: 0, asleep: 0, deployed: 0, empty: 0 };
  const health = { ok: 0, warn: 0, bad: 0, unknown: 0 };
  const listed = Array.from({ length: count }, (_, index) => ({ stage: `stage-${index}`, counts, health }));
  return { environments: { data: { stages: listed, clouds: [], total: count }, at } };
}

it("a wall says how many stages have no room, and nothing of that when all have", () => {
  expect(drawn(stages(4))).not.toContain("more stage");
  expect(drawn(stages(5))).toContain("1 more stage");
  expect(drawn(stages(7))).toContain("3 more stages");
});

it("a wall says that something without a price costs more", () => {
  const costs = {
    days: [],
    toDateUsd: 12,
    forecastUsd: 30,
    runRateUsd: 30,
    lastMonthUsd: 0,
    budgetUsd: null,
    projects: [],
    environments: [],
  };
  const wall = (isAtLeast: boolean) => drawn({ costs: { data: { ...costs, isAtLeast }, at } });
  expect(wall(true)).toContain("at least $12");
  expect(wall(false)).not.toContain("at least");
});
