import { plural } from "@/format/number.ts";
import type { GuardrailRow } from "../server/list-guardrails.ts";
import type { GuardrailTest } from "../server/test-guardrail.ts";

export const EFFECT_WORDS: Readonly<Record<GuardrailRow["effect"], { readonly title: string; readonly help: string }>> = {
  block: { title: "Block", help: "The plan cannot be approved." },
  ask: { title: "Ask for a reason", help: "It is approved with a reason, which is kept." },
  warn: { title: "Warn", help: "It is said, and nothing more." },
};

export const SCOPE_TITLES: Readonly<Record<GuardrailRow["scope"]["by"], string>> = {
  all: "All environments",
  protected: "Protected environments",
  tiers: "By size",
  stage: "From a stage on",
  names: "By name",
};

export const TIER_WORDS = { prototype: "Prototype", standard: "Standard", production: "Production" } as const;

export function scopeInWords(scope: GuardrailRow["scope"]): string {
  switch (scope.by) {
    case "all":
    case "protected":
      return SCOPE_TITLES[scope.by];
    case "tiers":
      return scope.tiers.map((tier) => TIER_WORDS[tier]).join(", ");
    case "stage":
      return `Stage ${scope.from} and later`;
    case "names":
      return scope.names.join(", ");
  }
}

/** "This rule would have blocked 4 of the last 50 plans." */
export function testInWords({ plans, against, notJudged }: GuardrailTest, effect: GuardrailRow["effect"]): string {
  if (plans === 0) return "There are no plans yet to test it against.";
  const of = plans === 1 ? "the only plan" : `the last ${plans} plans`;
  const what = { block: "blocked", ask: "wanted a reason for", warn: "warned about" }[effect];
  const said = against.length === 0 ? `This rule would have passed ${of}.` : `This rule would have ${what} ${against.length} of ${of}.`;
  return notJudged === 0 ? said : `${said} Of ${plural(notJudged, "plan")} it could not judge every part.`;
}
