import { expect, it } from "vitest";
import { whatAheadDoes } from "./queue-words.ts";

const holder = { number: 127, startedAt: new Date("2026-01-01T00:00:00Z"), expectedMinutes: [10, 20] } as const;
const after = (minutes: number) => holder.startedAt.getTime() + minutes * 60_000;

it("tells what is left of who holds the environment, and gives no figure that is used up", () => {
  expect(whatAheadDoes({ number: 127, state: "applying" }, holder, after(4))).toBe("applying, about 6–16 min left");
  expect(whatAheadDoes({ number: 127, state: "applying" }, holder, after(21))).toBe("applying, longer than usual");
});

it("tells no time of who waits as well", () => {
  expect(whatAheadDoes({ number: 128, state: "approved" }, holder, after(4))).toBe("approved, waiting");
  expect(whatAheadDoes({ number: 127, state: "verifying" }, null, after(4))).toBe("verifying");
});
