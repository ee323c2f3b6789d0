import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluatePolicies } from "./evaluate-policies.ts";
import { inputOf, planOf, resource, templatePlan } from "./plans.testing.ts";
import { EFFECTS, type Policy, policyTermsSchema, RULE_KINDS, ruleOf } from "./policy.ts";
import { policyReportSchema, reportDigest } from "./report.ts";
import type { PolicyScope } from "./scope.ts";

const scope = fc.oneof<fc.Arbitrary<PolicyScope>[]>(
  fc.constant({ by: "all" }),
  fc.constant({ by: "protected" }),
  fc.record({
    by: fc.constant("tiers" as const),
    tiers: fc.subarray(["prototype", "standard", "production"] as const, { minLength: 1 }).map((tiers) => [...tiers]),
  }),
  fc.record({ by: fc.constant("stage" as const), from: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    by: fc.constant("names" as const),
    names: fc.array(fc.constantFrom("prod", "pr*", "dev", "*"), { minLength: 1, maxLength: 3 }),
  }),
);
const policy: fc.Arbitrary<Policy> = fc
  .record({
    id: fc.uuid(),
    name: fc.string({ minLength: 1 }),
    rule: fc.constantFrom(...RULE_KINDS),
    effect: fc.constantFrom(...EFFECTS),
    scope,
    owner: fc.constant("Mira"),
  })
  .map((drawn) => ({ ...drawn, settings: ruleOf(drawn.rule).defaults }));
const plans = [templatePlan("streaming-starter", "aws"), templatePlan("fraud-detection", "azure"), planOf([])];
const input = fc.constantFrom(...plans).map((plan) => inputOf(plan, "aws", { cost: { beforeUsd: 0, afterUsd: 9_000, isAtLeast: true } }));

describe("policies together", () => {
  it("give a report that can be stored, is the same every time, and tells of each policy that holds exactly once or more", () => {
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 6 }), input, (policies, given) => {
        const report = evaluatePolicies(policies, given);
        expect(policyReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        expect(reportDigest(evaluatePolicies(policies, given))).toBe(reportDigest(report));
        const spoken = report.findings.length + report.notJudged.length + report.passed.length;
        expect(spoken).toBeGreaterThanOrEqual(new Set(report.findings.map(({ policyId }) => policyId)).size + report.passed.length);
        expect(report.findings.map(({ effect }) => EFFECTS.indexOf(effect))).toEqual(
          report.findings.map(({ effect }) => EFFECTS.indexOf(effect)).toSorted(),
        );
      }),
    );
  });

  it("name only resources of the plan, and their components", () => {
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 6 }), input, (policies, given) => {
        const known = new Map(given.plan.steps.map(({ address, component }) => [address as string, component]));
        for (const { addresses, components } of evaluatePolicies(policies, given).findings) {
          expect(addresses.filter((address) => !known.has(address))).toEqual([]);
          expect(components).toEqual([...new Set(addresses.map((address) => known.get(address)!))].toSorted());
        }
      }),
    );
  });

  it("are silent where they do not hold, and about a plan that makes nothing", () => {
    const policies = RULE_KINDS.map((rule): Policy => {
      const { defaults: settings } = ruleOf(rule);
      return { id: rule, name: rule, rule, settings, effect: "block", scope: { by: "names", names: ["dev"] }, owner: "Mira" };
    });
    expect(evaluatePolicies(policies, inputOf(plans[0]!))).toEqual({ findings: [], notJudged: [], passed: [] });
    const nothing = inputOf(planOf([]), "aws", { cost: { beforeUsd: 0, afterUsd: 0, isAtLeast: false } });
    const everywhere = policies.map((each) => ({ ...each, scope: { by: "all" as const } }));
    expect(evaluatePolicies(everywhere, nothing)).toMatchObject({ findings: [], notJudged: [], passed: RULE_KINDS });
  });

  it.each([
    [{ by: "protected" }, { isProtected: false }, false],
    [{ by: "stage", from: 2 }, { stage: 2 }, true],
    [{ by: "stage", from: 3 }, { stage: 2 }, false],
    [{ by: "tiers", tiers: ["standard"] }, { tier: "standard" }, true],
    [{ by: "names", names: ["PR*"] }, { name: "prod-eu" }, true],
    [{ by: "names", names: ["pr.d"] }, { name: "prod" }, false],
  ] as const)("of %j hold in %j: %s", (where, environment, holds) => {
    const given = inputOf(planOf([resource("AWS::Kinesis::Stream", {})]));
    const [finding] = evaluatePolicies(
      [
        {
          id: "p",
          name: "p",
          rule: "encryptionRequired",
          settings: { key: "any" },
          effect: "warn",
          scope: where as PolicyScope,
          owner: "Mira",
        },
      ],
      { ...given, environment: { ...given.environment, ...environment } },
    ).findings;
    expect(finding !== undefined).toBe(holds);
  });
});

describe("what a person may decide", () => {
  it("is any rule as it is offered", () => {
    for (const rule of RULE_KINDS) {
      const { defaults, fields, describe: said } = ruleOf(rule);
      const terms = { name: "A policy", rule, settings: defaults, effect: "ask", scope: { by: "all" } };
      expect(policyTermsSchema.parse(terms)).toEqual(terms);
      expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(defaults).toSorted());
      expect(said(defaults).length).toBeGreaterThan(2);
    }
  });

  it("is refused with the field that is wrong", () => {
    const terms = { name: "A policy", rule: "gpuCeiling", settings: { gpus: -1 }, effect: "ask", scope: { by: "all" } };
    const refused = policyTermsSchema.safeParse(terms);
    expect(refused.error?.issues).toMatchObject([{ path: ["settings", "gpus"], message: "A number is zero or more." }]);
  });
});
