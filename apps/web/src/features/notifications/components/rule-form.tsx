"use client";

import type { EndpointView } from "@zerolake/db";
import { EVENT_KINDS, KIND_TERMS, RULE_NAME_MAX } from "@zerolake/notifications";
import type { FormEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { BY_EMAIL, type RuleDraft, withKind } from "../store/rule-draft.ts";
import { PlaceFields } from "./place-fields.tsx";

const SHOWN = ["name", "kinds", "email"];

export interface RuleFormProps {
  /** Of the form, for the button that sends it. */
  readonly id: string;
  readonly organization: string;
  readonly endpoints: readonly EndpointView[];
  readonly draft: RuleDraft;
  readonly error: unknown;
  readonly onChange: (draft: RuleDraft) => void;
  readonly onSubmit: () => void;
}

export function RuleForm({ id, organization, endpoints, draft, error, onChange, onSubmit }: RuleFormProps) {
  const { fields: problems, rest } = formProblemOf(error, { shown: SHOWN, within: "rule" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const places = [{ value: BY_EMAIL, label: "An e-mail address" }, ...endpoints.map(({ id: value, name }) => ({ value, label: name }))];
  return (
    <form id={id} className="space-y-4" onSubmit={submit} noValidate>
      <Field label="Name" error={problems["name"]}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={RULE_NAME_MAX}
            placeholder="Failures of production"
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="space-y-1.5">
        <legend className="pb-1.5 text-label">Events</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {EVENT_KINDS.filter((kind) => KIND_TERMS[kind].sees !== null).map((kind) => (
            <Checkbox
              key={kind}
              label={KIND_TERMS[kind].title}
              isChecked={draft.kinds.includes(kind)}
              onCheckedChange={(isChosen) => onChange(withKind(draft, kind, isChosen))}
            />
          ))}
        </div>
        {problems["kinds"] && (
          <p role="alert" className="text-danger text-small">
            {problems["kinds"]}
          </p>
        )}
      </fieldset>
      <PlaceFields organization={organization} draft={draft} onChange={onChange} />
      <Field label="Send to" {...(endpoints.length === 0 ? { help: "Add an endpoint to send to a program or a chat." } : {})}>
        {(control) => <Select {...control} value={draft.to} options={places} onValueChange={(to) => onChange({ ...draft, to })} />}
      </Field>
      {draft.to === BY_EMAIL && (
        <Field label="E-mail address" error={problems["email"]} help="Whoever reads it learns of every event of the rule, member or not.">
          {(control) => (
            <Input
              {...control}
              type="email"
              value={draft.email}
              placeholder="data-team@example.com"
              onChange={(event) => onChange({ ...draft, email: event.target.value })}
            />
          )}
        </Field>
      )}
      {rest && <ErrorState title="The rule was not saved" problem={rest} />}
    </form>
  );
}
