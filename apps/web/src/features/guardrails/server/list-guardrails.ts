import { listGuardrails } from "@zerolake/db";
import { ruleOf } from "@zerolake/policies";
import type { GuardrailContext } from "./guardrail-context.ts";

/** The guardrails of the organisation, each with its rule and settings in words. */
export async function listDescribed({ services, organization }: GuardrailContext) {
  const all = await listGuardrails(services.database, organization.id);
  return all.map((guardrail) => {
    const { title, describe } = ruleOf(guardrail.rule);
    return { ...guardrail, ruleTitle: title, summary: describe(guardrail.settings) };
  });
}

export type GuardrailRow = Awaited<ReturnType<typeof listDescribed>>[number];
