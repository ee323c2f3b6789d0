import { describe, expect, it } from "vitest";
import { draftOfRule, newRuleDraft, ruleOfDraft, withKind } from "./rule-draft.ts";

describe("a rule that is being written", () => {
  it("comes back as it was stored", () => {
    const rule = {
      name: "Production",
      kinds: ["deployment.failed" as const],
      projectId: "p",
      environmentId: "e",
      email: null,
      endpointId: "w",
    };
    expect(ruleOfDraft(draftOfRule({ id: "r", isEnabled: true, ...rule }))).toEqual(rule);
  });

  it("keeps no environment of a project that is not chosen any more", () => {
    expect(ruleOfDraft({ ...newRuleDraft(), environment: "e" })).toMatchObject({ projectId: null, environmentId: null });
  });

  it("keeps its kinds in one order", () => {
    const draft = withKind(withKind(newRuleDraft(), "token.expiring", true), "approval.asked", true);
    expect(draft.kinds).toEqual(["approval.asked", "deployment.failed", "token.expiring"]);
    expect(withKind(draft, "deployment.failed", false).kinds).toEqual(["approval.asked", "token.expiring"]);
  });
});
