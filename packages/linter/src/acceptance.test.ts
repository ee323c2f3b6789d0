import { applyEdit, type Blueprint, type Edit, EMPTY_LAYOUT, parseBlueprint } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { acceptEdit, judgeAgainEdit } from "./acceptance.ts";
import { blueprintOf, EXAMPLES, targetOf } from "./examples/examples.testing.ts";
import { lint } from "./linter.ts";

const example = EXAMPLES["ZL-FMT-002"]!;
const drawn = blueprintOf(example);
const find = (blueprint: Blueprint) => lint(blueprint, targetOf(example)).findings.find(({ code }) => code === "ZL-FMT-002")!;

function apply(blueprint: Blueprint, edit: Edit): Blueprint {
  const result = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, edit);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.design.blueprint;
}

describe("an accepted error", () => {
  const accepted = apply(drawn, acceptEdit(drawn, find(drawn), "Athena is for old tables only."));

  it("is a warning that tells the reason, and is stored with the blueprint", () => {
    expect(find(accepted)).toMatchObject({
      severity: "warning",
      hint: "Accepted for this design: Athena is for old tables only.",
      acceptedBecause: "Athena is for old tables only.",
    });
    const stored = parseBlueprint(JSON.parse(JSON.stringify({ ...accepted, edges: [] })));
    expect(stored.ok && stored.value.blueprint.policies).toEqual(accepted.policies);
  });

  it("is accepted at its place only", () => {
    const second = { ...drawn.edges[0]!, id: "second", to: { ...drawn.edges[0]!.to, component: "q2" } };
    const twice = {
      ...accepted,
      components: [...accepted.components, { id: "q2", kind: "sql-engine", title: "q2", settings: {} }],
      edges: [...accepted.edges, second],
    };
    const found = lint(twice, targetOf(example)).findings.filter(({ code }) => code === "ZL-FMT-002");
    expect(found.map(({ severity }) => severity)).toEqual(["error", "warning"]);
  });

  it("is an error again once the rule may judge again", () => {
    expect(apply(accepted, judgeAgainEdit(accepted, find(accepted)))).toEqual(drawn);
  });
});
