"use client";

import { APPROVAL_RULES, type ApprovalRule } from "@zerolake/access";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { APPROVAL_RULE_LOOKS } from "../store/approval-rule-looks.ts";

export interface ApprovalRuleSelectProps {
  readonly rule: ApprovalRule;
  readonly onRuleChange: (rule: ApprovalRule) => void;
  /** Rules to choose from; all of them otherwise. */
  readonly rules?: readonly ApprovalRule[];
}

/** Says under the choice what it means. */
export function ApprovalRuleSelect({ rule, onRuleChange, rules = APPROVAL_RULES }: ApprovalRuleSelectProps) {
  return (
    <Field label="Who approves plans" help={APPROVAL_RULE_LOOKS[rule].meaning}>
      {(control) => (
        <Select
          {...control}
          value={rule}
          onValueChange={(next) => onRuleChange(rules.find((candidate) => candidate === next) ?? rule)}
          options={rules.map((value) => ({ value, label: APPROVAL_RULE_LOOKS[value].name }))}
        />
      )}
    </Field>
  );
}
