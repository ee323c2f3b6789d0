import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { FieldProblems } from "@/trpc/problem.ts";
import type { ScopeDraft, Tier } from "../store/guardrail-draft.ts";
import { SCOPE_TITLES, TIER_WORDS } from "../store/guardrail-words.ts";

const SCOPES = Object.entries(SCOPE_TITLES).map(([value, label]) => ({ value, label }));
const TIERS = Object.keys(TIER_WORDS) as Tier[];

export interface ScopeFieldsProps {
  readonly scope: ScopeDraft;
  readonly problems: FieldProblems;
  readonly onChange: (scope: ScopeDraft) => void;
}

/** Where the guardrail holds. */
export function ScopeFields({ scope, problems, onChange }: ScopeFieldsProps) {
  const problem = Object.entries(problems).find(([path]) => path.startsWith("scope"))?.[1];
  return (
    <div className="space-y-3">
      <Field
        label="Holds for"
        {...(scope.by === "protected" ? { help: "Those whose plans need another approver, or one with a role." } : {})}
      >
        {(control) => (
          <Select
            {...control}
            value={scope.by}
            options={SCOPES}
            onValueChange={(by) => onChange({ ...scope, by: by as ScopeDraft["by"] })}
          />
        )}
      </Field>
      {scope.by === "tiers" && <TierChoice scope={scope} problem={problem} onChange={onChange} />}
      {scope.by === "stage" && (
        <Field label="First stage" error={problem} help="Environments of a project stand in an order; the first is stage 1.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={20}
              value={scope.from}
              onChange={(event) => onChange({ ...scope, from: event.target.value })}
            />
          )}
        </Field>
      )}
      {scope.by === "names" && (
        <Field label="Environments" error={problem} help="Names with commas between them. * stands for any letters.">
          {(control) => (
            <Input
              {...control}
              value={scope.names}
              placeholder="prod, prod-*"
              spellCheck={false}
              onChange={(event) => onChange({ ...scope, names: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function TierChoice({ scope, problem, onChange }: Omit<ScopeFieldsProps, "problems"> & { readonly problem: string | undefined }) {
  const toggle = (tier: Tier, isChosen: boolean) =>
    onChange({ ...scope, tiers: TIERS.filter((each) => (each === tier ? isChosen : scope.tiers.includes(each))) });
  return (
    <fieldset className="space-y-1.5">
      <legend className="pb-1.5 text-label">Sizes</legend>
      {TIERS.map((tier) => (
        <Checkbox
          key={tier}
          label={TIER_WORDS[tier]}
          isChecked={scope.tiers.includes(tier)}
          onCheckedChange={(isChosen) => toggle(tier, isChosen)}
        />
      ))}
      {problem && (
        <p role="alert" className="text-danger text-small">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
