import { describe, expect, it } from "vitest";
import { isReasonGiven, policyDemand, policyLines } from "./policy-lines.ts";
import type { PolicyFinding } from "./run-types.ts";

const finding = (policy: string, effect: PolicyFinding["effect"], message: string): PolicyFinding => ({
  policyId: policy,
  policy,
  rule: "costCeiling",
  effect,
  owner: "Mira",
  message,
  remedy: "Do less.",
  addresses: [],
  components: [],
});
const unknown = { policyId: "Tags", policy: "Tags", rule: "tagsRequired" as const, message: "Not known.", addresses: [], components: [] };

describe("policies on the plan page", () => {
  it("have a line each, with all that they say, and what is not judged comes last", () => {
    const findings = [
      finding("Ceiling", "block", "Too dear."),
      finding("Ceiling", "block", "Far too dear."),
      finding("Tags", "warn", "None."),
    ];
    expect(policyLines({ findings, notJudged: [unknown], passed: [] })).toMatchObject([
      { policy: "Ceiling", verdict: "block", owner: "Mira", said: [{ message: "Too dear." }, { message: "Far too dear." }] },
      { policy: "Tags", verdict: "warn" },
      { policy: "Tags", verdict: "notJudged" },
    ]);
  });

  it("that block say which, why and whom to ask, whatever others want", () => {
    const findings = [finding("Ceiling", "block", "Too dear."), finding("Regions", "block", "Too far."), finding("Tags", "ask", "None.")];
    expect(policyDemand({ findings, notJudged: [], passed: [] })).toEqual({
      kind: "block",
      sentence: "“Ceiling” blocks this plan: Too dear. Ask Mira. Another guardrail blocks it, too.",
    });
  });

  it("that ask want one reason for all; warnings want nothing", () => {
    const asking = [finding("Ceiling", "ask", "Too dear."), finding("Tags", "ask", "None."), finding("GPUs", "warn", "Many.")];
    expect(policyDemand({ findings: asking, notJudged: [], passed: [] })).toEqual({ kind: "reason", policies: ["Ceiling", "Tags"] });
    expect(policyDemand({ findings: asking.slice(2), notJudged: [unknown], passed: [] })).toEqual({ kind: "nothing" });
    expect(policyDemand(undefined)).toEqual({ kind: "nothing" });
  });

  it("take a reason of ten characters that are no spaces around it", () => {
    expect([isReasonGiven("    short    "), isReasonGiven("0123456789")]).toEqual([false, true]);
  });
});
