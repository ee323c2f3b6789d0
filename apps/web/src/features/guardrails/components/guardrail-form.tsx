"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { type GuardrailDraft, termsOf, withRule } from "../store/guardrail-draft.ts";
import { EFFECT_WORDS } from "../store/guardrail-words.ts";
import { RuleFields } from "./rule-fields.tsx";
import { ScopeFields } from "./scope-fields.tsx";
import { TestResult } from "./test-result.tsx";

const EFFECTS = Object.entries(EFFECT_WORDS).map(([value, { title }]) => ({ value, label: title }));
const SHOWN = ["name", "settings", "scope"];

export interface GuardrailFormProps {
  /** Of the form, for the button that sends it. */
  readonly id: string;
  readonly organization: string;
  readonly rules: readonly OfferedRule[];
  readonly draft: GuardrailDraft;
  readonly error: unknown;
  readonly onChange: (draft: GuardrailDraft) => void;
  readonly onSubmit: () => void;
}

/** Choose a rule, say how strict it is and where it holds; try it on what was planned of late. */
export function GuardrailForm({ id, organization, rules, draft, error, onChange, onSubmit }: GuardrailFormProps) {
  const [tested, setTested] = useState<GuardrailDraft>();
  const rule = rules.find(({ kind }) => kind === draft.rule);
  const { fields: problems, rest } = formProblemOf(error, { shown: [], within: "terms" });
  const isAllShown = Object.keys(problems).length > 0 && Object.keys(problems).every((path) => SHOWN.includes(path.split(".")[0] ?? ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const choose = (kind: string) => {
    const next = rules.find((each) => each.kind === kind);
    if (next) onChange(withRule(draft, next, rule));
  };
  return (
    <form id={id} className="space-y-4" onSubmit={submit} noValidate>
      <Field label="Rule" {...(rule ? { help: rule.help } : {})}>
        {(control) => (
          <Select
            {...control}
            value={draft.rule}
            onValueChange={choose}
            options={rules.map(({ kind, title }) => ({ value: kind, label: title }))}
          />
        )}
      </Field>
      {rule && (
        <RuleFields
          fields={rule.fields}
          settings={draft.settings}
          problems={problems}
          onChange={(settings) => onChange({ ...draft, settings })}
        />
      )}
      <Field label="When a plan breaks it" help={EFFECT_WORDS[draft.effect].help}>
        {(control) => (
          <SegmentedControl
            {...control}
            label="When a plan breaks it"
            value={draft.effect}
            segments={EFFECTS}
            onValueChange={(effect) => onChange({ ...draft, effect: effect as GuardrailDraft["effect"] })}
          />
        )}
      </Field>
      <ScopeFields scope={draft.scope} problems={problems} onChange={(scope) => onChange({ ...draft, scope })} />
      <Field label="Name" error={problems["name"]} help="As people read it when it stands in their way.">
        {(control) => (
          <Input {...control} value={draft.name} maxLength={100} onChange={(event) => onChange({ ...draft, name: event.target.value })} />
        )}
      </Field>
      <div className="space-y-2">
        <Button size="small" onClick={() => setTested(draft)}>
          Test against plans
        </Button>
        {rule && tested === draft && <TestResult organization={organization} terms={termsOf(draft, rule.fields)} />}
      </div>
      {rest && !isAllShown && <ErrorState title="The guardrail was not saved" problem={rest} />}
    </form>
  );
}
