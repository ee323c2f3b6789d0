import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { REASON_LENGTH_MIN } from "../../store/policy-lines.ts";

export interface PolicyReasonProps {
  readonly policies: readonly string[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

/** A guardrail that asks lets a plan pass for a reason, which stands with it from then on. */
export function PolicyReason({ policies, reason, onChange }: PolicyReasonProps) {
  const names = policies.map((policy) => `“${policy}”`).join(", ");
  return (
    <Field
      label="Reason for approving all the same"
      isRequired
      help={`${names} ${policies.length === 1 ? "asks" : "ask"} for one: at least ${REASON_LENGTH_MIN} characters. It stays with the deployment and in the audit log.`}
    >
      {(control) => <Input {...control} value={reason} maxLength={2000} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
