import * as z from "zod";
import type { Rule, RuleSettings } from "./rule.ts";
import { RULES, type RuleKind } from "./rules/registry.ts";
import { type PolicyScope, scopeSchema } from "./scope.ts";

/**
 * - `block`: a plan that the rule speaks against is not approved.
 * - `ask`: it is approved with a reason.
 * - `warn`: it is said.
 */
export const EFFECTS = ["block", "ask", "warn"] as const;
export type Effect = (typeof EFFECTS)[number];

export const RULE_KINDS = Object.keys(RULES) as readonly RuleKind[];

/** A rule with its settings, as an organisation keeps it. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly rule: RuleKind;
  readonly settings: RuleSettings;
  readonly effect: Effect;
  readonly scope: PolicyScope;
  /** Whom to ask about it. */
  readonly owner: string;
}

/** A rule without knowing which: its settings have been parsed by `policyTermsSchema`. */
export function ruleOf(kind: RuleKind): Rule {
  return RULES[kind] as unknown as Rule;
}

const NAME_LENGTH_MAX = 100;

/** What a person decides about a policy. The settings are those of the rule. */
export const policyTermsSchema = z
  .object({
    name: z.string().trim().min(1, "Give it a name.").max(NAME_LENGTH_MAX),
    rule: z.enum(RULE_KINDS as [RuleKind, ...RuleKind[]]),
    settings: z.record(z.string(), z.unknown()),
    effect: z.enum(EFFECTS),
    scope: scopeSchema,
  })
  .transform((terms, context) => {
    const parsed = ruleOf(terms.rule).settings.safeParse(terms.settings);
    if (parsed.success) return { ...terms, settings: parsed.data };
    for (const { message, path } of parsed.error.issues) context.addIssue({ code: "custom", message, path: ["settings", ...path] });
    return z.NEVER;
  });

export type PolicyTerms = z.output<typeof policyTermsSchema>;
