export { evaluatePolicies, type PolicyInput } from "./evaluate-policies.ts";
export { EFFECTS, type Effect, type Policy, type PolicyTerms, policyTermsSchema, RULE_KINDS, ruleOf } from "./policy.ts";
export { type PolicyFinding, type PolicyReport, policyReportSchema, reportDigest } from "./report.ts";
export type { MonthlyCost, Rule, RuleField, RuleSettings } from "./rule.ts";
export type { RuleKind } from "./rules/registry.ts";
export { type PolicyPlace, type PolicyScope, scopeSchema } from "./scope.ts";
