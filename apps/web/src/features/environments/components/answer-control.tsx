"use client";

import type { AnswerForm } from "@zerolake/compiler";
import { Field, type FieldControlProps } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import type { AnswerDraft } from "../store/answer-drafts.ts";

interface AnswerControlProps {
  readonly control: FieldControlProps;
  readonly form: Exclude<AnswerForm, { type: "map" }>;
  readonly draft: AnswerDraft;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: AnswerDraft) => void;
}

/** The control that an answer's form takes. */
export function AnswerControl({ control, form, draft, isReadOnly, onChange }: AnswerControlProps) {
  if (form.type === "flag") {
    return <Switch {...control} isChecked={draft === true} isDisabled={isReadOnly} onCheckedChange={onChange} />;
  }
  const text = typeof draft === "string" ? draft : "";
  const wiring = { ...control, value: text, readOnly: isReadOnly, spellCheck: false, placeholder: shortened(form.example) };
  if (form.type === "list") {
    const rows = Math.min(8, Math.max(2, text.split("\n").length + 1));
    return <Textarea {...wiring} rows={rows} isCode onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <Input
      {...wiring}
      autoComplete="off"
      className="font-mono text-code"
      maxLength={2048}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface MapEntriesProps {
  readonly form: Extract<AnswerForm, { type: "map" }>;
  readonly entries: readonly string[];
  readonly draft: AnswerDraft;
  readonly problemOf: (entry: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: AnswerDraft) => void;
}

/** One line per entry that the drawing names. */
export function MapEntries({ form, entries, draft, problemOf, isReadOnly, onChange }: MapEntriesProps) {
  const values = typeof draft === "object" ? draft : {};
  return entries.map((entry) => (
    <Field key={entry} label={entry} error={problemOf(entry)}>
      {(control) => (
        <Input
          {...control}
          value={values[entry] ?? ""}
          readOnly={isReadOnly}
          spellCheck={false}
          autoComplete="off"
          maxLength={2048}
          className="font-mono text-code"
          placeholder={shortened(form.example)}
          onChange={(event) => onChange({ ...values, [entry]: event.target.value })}
        />
      )}
    </Field>
  ));
}

/** A digest of 64 digits tells nobody more than its beginning. */
function shortened(example: string): string {
  return example.replace(/([0-9a-f]{6})[0-9a-f]{58}/, "$1…");
}
