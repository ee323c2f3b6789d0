import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { isLossAccepted, type LossAcceptance } from "../../store/loss-acceptance.ts";
import { type DataAtRisk, namesInWords } from "../../store/plan-groups.ts";
import type { Run } from "../../store/run-types.ts";

export interface AcceptLossProps {
  readonly deployment: Run["deployment"];
  readonly atRisk: readonly DataAtRisk[];
  readonly acceptance: LossAcceptance;
  readonly onAcceptanceChange: (acceptance: LossAcceptance) => void;
  readonly titleOf: (component: string) => string;
}

/**
 * The names of what is lost were typed when the plan was asked for. Whoever did that ticks that they mean it; anybody else sees who
 * it was and types the environment's name as well.
 */
export function AcceptLoss({ deployment, atRisk, acceptance, onAcceptanceChange, titleOf }: AcceptLossProps) {
  const { consentedBy, isConsentMine, environment } = deployment;
  const titles = atRisk.map(({ component }) => titleOf(component));
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <div className="min-w-60 flex-1 space-y-1">
        <Checkbox
          label={
            <>
              I understand that the data of <strong className="font-medium">{namesInWords(titles)}</strong> is lost for good
            </>
          }
          isChecked={acceptance.isUnderstood}
          onCheckedChange={(isUnderstood) => onAcceptanceChange({ ...acceptance, isUnderstood })}
        />
        <p className="max-h-20 overflow-y-auto text-muted text-small">
          {isConsentMine ? "You" : (consentedBy ?? "Somebody")} typed these names when asking for the plan: {titles.join(", ")}.
        </p>
      </div>
      {!isConsentMine && (
        <Field label={`Type ${environment.name} to lose this data`} className="min-w-60">
          {(control) => (
            <Input
              {...control}
              value={acceptance.environment}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={acceptance.environment !== "" && !isLossAccepted(deployment, { ...acceptance, isUnderstood: true })}
              onChange={(event) => onAcceptanceChange({ ...acceptance, environment: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
