import { describe, expect, it } from "vitest";
import type { GuardrailRow } from "../server/list-guardrails.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { offeredRules } from "../server/offered-rules.ts";
import { draftOf, newDraft, termsOf, withRule } from "./guardrail-draft.ts";
import { scopeInWords, testInWords } from "./guardrail-words.ts";

const RULES = offeredRules();
const ruleNamed = (kind: OfferedRule["kind"]) => RULES.find((rule) => rule.kind === kind)!;

describe("filling in a guardrail", () => {
  it("starts with what each rule proposes, which is what is sent", () => {
    for (const rule of RULES) {
      expect(termsOf(newDraft(rule), rule.fields)).toEqual({
        name: rule.title,
        rule: rule.kind,
        settings: rule.defaults,
        effect: "block",
        scope: { by: "all" },
      });
    }
  });

  it("takes lists by commas and lines, and leaves what is no number to the server", () => {
    const regions = ruleNamed("regionsAllowed");
    const draft = { ...newDraft(regions), settings: { regions: " eu-central-1,\nwesteurope, " } };
    expect(termsOf(draft, regions.fields).settings).toEqual({ regions: ["eu-central-1", "westeurope"] });
    const gpus = ruleNamed("gpuCeiling");
    expect(termsOf({ ...newDraft(gpus), settings: { gpus: " " } }, gpus.fields).settings).toEqual({ gpus: null });
  });

  it("changes its name with its rule until somebody typed one", () => {
    const [first, second] = [ruleNamed("gpuCeiling"), ruleNamed("costCeiling")];
    expect(withRule(newDraft(first), second, first).name).toBe("Cost ceiling");
    expect(withRule({ ...newDraft(first), name: "Ours" }, second, first)).toMatchObject({ name: "Ours", rule: "costCeiling" });
  });

  it.each<GuardrailRow["scope"]>([
    { by: "all" },
    { by: "protected" },
    { by: "tiers", tiers: ["standard"] },
    { by: "stage", from: 3 },
    { by: "names", names: ["prod", "pre-*"] },
  ])("opens what is there as it is: %j", (scope) => {
    const rule = ruleNamed("tagsRequired");
    const row = { name: "Tags", rule: rule.kind, settings: { tags: ["owner"] }, effect: "ask", scope } as unknown as GuardrailRow;
    expect(termsOf(draftOf(row), rule.fields)).toEqual({
      name: "Tags",
      rule: "tagsRequired",
      settings: { tags: ["owner"] },
      effect: "ask",
      scope,
    });
    expect(scopeInWords(scope).length).toBeGreaterThan(3);
  });
});

describe("what a test says", () => {
  const plan = { number: 1, project: { slug: "lake", name: "Lake" }, environment: "dev", message: "Too dear." };
  it.each([
    [{ plans: 50, against: [plan, plan, plan, plan], notJudged: 0 }, "block", "This rule would have blocked 4 of the last 50 plans."],
    [
      { plans: 1, against: [], notJudged: 1 },
      "warn",
      "This rule would have passed the only plan. Of 1 plan it could not judge every part.",
    ],
    [{ plans: 2, against: [plan], notJudged: 0 }, "ask", "This rule would have wanted a reason for 1 of the last 2 plans."],
    [{ plans: 0, against: [], notJudged: 0 }, "block", "There are no plans yet to test it against."],
  ] as const)("%#", (test, effect, words) => expect(testInWords({ ...test, against: [...test.against] }, effect)).toBe(words));
});
