import { EFFECTS, type Policy, ruleOf } from "./policy.ts";
import type { PolicyReport } from "./report.ts";
import type { RuleInput } from "./rule.ts";
import { isInScope, type PolicyPlace } from "./scope.ts";

export interface PolicyInput extends RuleInput {
  readonly environment: PolicyPlace;
}

/** Judges a plan by the policies that hold in its environment. Same input, same report. */
export function evaluatePolicies(policies: readonly Policy[], input: PolicyInput): PolicyReport {
  const report: PolicyReport = { findings: [], notJudged: [], passed: [] };
  for (const policy of policies.filter(({ scope }) => isInScope(scope, input.environment))) {
    const { id: policyId, name, rule, effect, owner } = policy;
    const { violations, notJudged } = ruleOf(rule).judge(policy.settings, input);
    const said = { policyId, policy: name, rule };
    report.findings.push(
      ...violations.map(({ message, addresses, remedy }) => ({ ...said, message, ...placesOf(addresses, input), effect, owner, remedy })),
    );
    report.notJudged.push(...notJudged.map(({ message, addresses }) => ({ ...said, message, ...placesOf(addresses, input) })));
    if (violations.length === 0 && notJudged.length === 0) report.passed.push(name);
  }
  report.findings.sort((one, other) => EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect));
  return report;
}

function placesOf(addresses: readonly string[], { plan }: RuleInput) {
  const named = new Set(addresses);
  const components = plan.steps.filter(({ address }) => named.has(address)).map(({ component }) => component);
  return { addresses: [...addresses], components: [...new Set(components)].toSorted() };
}
