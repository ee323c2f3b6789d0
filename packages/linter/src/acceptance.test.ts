import { applyEdit, type Blueprint, type Edit, EMPTY_LAYOUT, parseBlueprint } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { acceptEdit, judgeAgainEdit } from "./acceptance.ts";
import { blueprintOf, EXAMPLES, targetOf } from "./examples/examples.testing.ts";
import { lint } from "./linter.ts";

const example = EXAMPLES["ZL-FMT-002"]!;
const drawn = blueprintOf(example);
const TODAY = "2026-12-31";
const find = (blueprint: Blueprint, today: string = TODAY) =>
  lint(blueprint, targetOf(example), { today }).findings.find(({ code }) => code === "ZL-FMT-002")!;

function apply(blueprint: Blueprint, edit: Edit): Blueprint {
  const result = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, edit);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.design.blueprint;
}

describe("an ignored error", () => {
  const accepted = apply(drawn, acceptEdit(drawn, find(drawn), { reason: "Athena is for old tables only.", until: TODAY }));

  it("is a warning that tells the reason, and is stored with the blueprint", () => {
    expect(find(accepted)).toMatchObject({
      severity: "warning",
      hint: "Ignored until 2026-12-31: Athena is for old tables only.",
      acceptedBecause: "Athena is for old tables only.",
      acceptedUntil: TODAY,
    });
    const stored = parseBlueprint(JSON.parse(JSON.stringify({ ...accepted, edges: [] })));
    expect(stored.ok && stored.value.blueprint.policies).toEqual(accepted.policies);
  });

  it("is an error again after its last day, and for whoever cannot tell the day", () => {
    for (const back of [
      find(accepted, "2027-01-01"),
      lint(accepted, targetOf(example)).findings.find(({ code }) => code === "ZL-FMT-002")!,
    ]) {
      expect(back.severity).toBe("error");
      expect(back.acceptedBecause).toBeUndefined();
      expect(back.hint).toMatch(/^It was ignored until 2026-12-31: Athena is for old tables only\. /);
    }
  });

  it("holds on where a document from before there were ends names none", () => {
    const [{ until: _until, ...endless }] = accepted.policies.accepted as [{ code: string; reason: string; until?: string }];
    const old = { ...accepted, policies: { ...accepted.policies, accepted: [endless] } };
    expect(find(old, "2099-01-01")).toMatchObject({ severity: "warning", hint: "Ignored for this design: Athena is for old tables only." });
  });

  it("is ignored at its place only", () => {
    const second = { ...drawn.edges[0]!, id: "second", to: { ...drawn.edges[0]!.to, component: "q2" } };
    const twice = {
      ...accepted,
      components: [...accepted.components, { id: "q2", kind: "sql-engine", title: "q2", settings: {} }],
      edges: [...accepted.edges, second],
    };
    const found = lint(twice, targetOf(example), { today: TODAY }).findings.filter(({ code }) => code === "ZL-FMT-002");
    expect(found.map(({ severity }) => severity)).toEqual(["error", "warning"]);
  });

  it("is an error again once the rule may judge again", () => {
    expect(apply(accepted, judgeAgainEdit(accepted, find(accepted)))).toEqual(drawn);
  });
});

it("a warning that is ignored stays a warning and says so", () => {
  const warned = Object.values(EXAMPLES).find((candidate) =>
    lint(blueprintOf(candidate), targetOf(candidate)).findings.some(({ severity }) => severity === "warning"),
  )!;
  const blueprint = blueprintOf(warned);
  const finding = lint(blueprint, targetOf(warned)).findings.find(({ severity }) => severity === "warning")!;
  const ignored = apply(blueprint, acceptEdit(blueprint, finding, { reason: "Known.", until: TODAY }));
  const after = lint(ignored, targetOf(warned), { today: TODAY }).findings.find((other) => other.code === finding.code)!;
  expect(after).toMatchObject({ severity: "warning", acceptedBecause: "Known.", acceptedUntil: TODAY });
});
