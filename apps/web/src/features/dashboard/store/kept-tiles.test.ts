import { expect, it } from "vitest";
import type { Wallboard } from "../server/load-wallboard.ts";
import { keepTiles } from "./kept-tiles.ts";

const states = (total: number) => ({ stages: [], clouds: [], total });
const answer = (minute: number, environments: Wallboard["tiles"]["environments"]): Wallboard => {
  const problem = { problem: "Not asked." };
  const tiles = {
    environments,
    running: problem,
    deliveries: problem,
    findings: problem,
    costs: problem,
    needs: problem,
    health: problem,
    proofs: problem,
  };
  return { at: new Date(minute * 60_000), tiles };
};

it("a tile that fails keeps its last value with the time of that, until it can be loaded again", () => {
  const first = keepTiles({}, answer(1, { data: states(3) }));
  expect(first.environments).toEqual({ data: states(3), at: new Date(60_000) });
  const failed = keepTiles(first, answer(2, { problem: "The database does not answer." }));
  expect(failed.environments).toEqual({ data: states(3), at: new Date(60_000), problem: "The database does not answer." });
  expect(keepTiles(failed, answer(3, { data: states(4) })).environments).toEqual({ data: states(4), at: new Date(180_000) });
});

it("a tile that never could be loaded says why", () => {
  expect(keepTiles({}, answer(1, { problem: "No." })).environments).toEqual({ problem: "No." });
});
