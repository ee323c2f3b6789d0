import { Checkbox } from "@/components/ui/checkbox.tsx";
import { plural } from "@/format/number.ts";

export interface AcceptPreflightProps {
  readonly unmet: number;
  readonly isAccepted: boolean;
  readonly onChange: (isAccepted: boolean) => void;
}

/** The cloud may be wrong about what stands in the way, so a person may try; but nobody does so without having read it. */
export function AcceptPreflight({ unmet, isAccepted, onChange }: AcceptPreflightProps) {
  return (
    <div className="space-y-1">
      <Checkbox
        label={`Try although the preflight found ${plural(unmet, "thing")} not met`}
        isChecked={isAccepted}
        onCheckedChange={onChange}
      />
      <p className="text-muted text-small">Steps that need them will probably fail. What was created by then stays recorded.</p>
    </div>
  );
}
