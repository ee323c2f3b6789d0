import { type ApprovalRule, type ApprovalTerms, roleNames } from "@zerolake/access";

interface RuleLook {
  readonly name: string;
  readonly meaning: string;
}

export const APPROVAL_RULE_LOOKS: Readonly<Record<ApprovalRule, RuleLook>> = {
  none: {
    name: "Nobody",
    meaning: "A plan is applied at once. One that loses data, or that something stands in the way of, waits for a person all the same.",
  },
  oneApprover: { name: "One approver", meaning: "Anybody whose role lets them approve, authors too." },
  otherApprover: { name: "An approver other than the authors", meaning: "Whoever drew or planned a change cannot approve it here." },
  role: { name: "Somebody with a chosen role", meaning: "Only people with one of these roles, authors too." },
};

/** The chip of an environment whose rule is not the usual one. */
export function approvalChip({
  approvalRule,
  approvalRoles,
}: ApprovalTerms): { readonly word: string; readonly title: string } | undefined {
  switch (approvalRule) {
    case "oneApprover":
      return undefined;
    case "none":
      return { word: "no approval", title: APPROVAL_RULE_LOOKS.none.meaning };
    case "otherApprover":
      return { word: "protected", title: APPROVAL_RULE_LOOKS.otherApprover.meaning };
    case "role":
      return { word: "protected", title: `Plans need the approval of ${roleNames(approvalRoles)}` };
  }
}
