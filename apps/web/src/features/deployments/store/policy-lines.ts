import type { PolicyFinding, PolicyReport } from "./run-types.ts";

export type PolicyVerdict = PolicyFinding["effect"] | "notJudged";

/** What one policy says about a plan, as a person reads it. */
export interface PolicyLine {
  readonly policyId: string;
  readonly policy: string;
  readonly verdict: PolicyVerdict;
  /** Whom to ask about it; absent where it says only what it does not know. */
  readonly owner?: string;
  readonly said: readonly { readonly message: string; readonly remedy?: string; readonly components: readonly string[] }[];
}

/** One line a policy and verdict: what blocks first, then what wants a reason, what warns, and what could not be judged. */
export function policyLines({ findings, notJudged }: PolicyReport): readonly PolicyLine[] {
  const lines = new Map<string, PolicyLine>();
  const add = (line: PolicyLine) => {
    const key = `${line.policyId} ${line.verdict}`;
    lines.set(key, { ...line, said: [...(lines.get(key)?.said ?? []), ...line.said] });
  };
  for (const { policyId, policy, effect, owner, message, remedy, components } of findings) {
    add({ policyId, policy, verdict: effect, owner, said: [{ message, remedy, components }] });
  }
  for (const { policyId, policy, message, components } of notJudged) {
    add({ policyId, policy, verdict: "notJudged", said: [{ message, components }] });
  }
  return [...lines.values()];
}

/** What the policies leave to the person who decides. */
export type PolicyDemand =
  | { readonly kind: "nothing" }
  | { readonly kind: "block"; readonly sentence: string }
  /** Names of the policies that want a reason. */
  | { readonly kind: "reason"; readonly policies: readonly string[] };

export function policyDemand(report: PolicyReport | undefined): PolicyDemand {
  const lines = report ? policyLines(report) : [];
  const block = lines.find(({ verdict }) => verdict === "block");
  if (block) {
    const others = lines.filter(({ verdict }) => verdict === "block").length - 1;
    const more = others > 0 ? ` ${others === 1 ? "Another guardrail blocks" : `${others} others block`} it, too.` : "";
    return { kind: "block", sentence: `“${block.policy}” blocks this plan: ${block.said[0]?.message ?? ""} Ask ${block.owner}.${more}` };
  }
  const policies = lines.filter(({ verdict }) => verdict === "ask").map(({ policy }) => policy);
  return policies.length > 0 ? { kind: "reason", policies } : { kind: "nothing" };
}

/** Shorter than this says nothing; the server refuses it, too. */
export const REASON_LENGTH_MIN = 10;

export function isReasonGiven(reason: string): boolean {
  return reason.trim().length >= REASON_LENGTH_MIN;
}
