import { planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { describe, expect, it } from "vitest";
import type { Look } from "./look-at-all.ts";
import { checkPlanAgain, checkResources } from "./verification-checks.ts";

const KINDS = ["there", "missing", "unreadable"] as const;
type Kind = (typeof KINDS)[number];

/** Every list of at most so many kinds. */
function lists(most: number): readonly (readonly Kind[])[] {
  const shorter = most === 0 ? [] : lists(most - 1);
  return most === 0
    ? [[]]
    : [...shorter, ...shorter.filter((list) => list.length === most - 1).flatMap((list) => KINDS.map((kind) => [...list, kind]))];
}

const look = (kind: Kind, index: number): Look => {
  const address = `a.r${index}`;
  return kind === "unreadable" ? { address, unreadable: "AccessDenied" } : { address, observation: { address, exists: kind === "there" } };
};

describe("checkResources", () => {
  it("passes only when everything was found, fails only for what is missing, and names what deviates", () => {
    for (const kinds of lists(3)) {
      const { result, deviations } = checkResources(kinds.map(look), 5);
      expect(result).toBe(kinds.includes("missing") ? "failed" : kinds.includes("unreadable") ? "unknown" : "passed");
      expect(deviations).toHaveLength(kinds.filter((kind) => kind !== "there").length);
    }
  });

  it("says in numbers what was expected and what was found", () => {
    const looks = [look("there", 0), look("missing", 1), look("unreadable", 2)];
    expect(checkResources(looks, 5)).toMatchObject({
      expected: "3 resources",
      found: "1 resource, 1 missing, 1 that could not be read",
      tookMs: 5,
    });
  });
});

describe("checkPlanAgain", () => {
  it("fails with what is left, by name", () => {
    const rest = planApply({ desired: [desiredResource("a.bucket")], recorded: [] });
    expect(checkPlanAgain(rest, 3)).toMatchObject({ result: "failed", deviations: [{ address: "a.bucket" }] });
  });

  it("passes when nothing is left", () => {
    expect(checkPlanAgain(planApply({ desired: [], recorded: [] }), 3)).toMatchObject({ result: "passed", deviations: [] });
  });
});
