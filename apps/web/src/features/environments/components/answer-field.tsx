"use client";

import { isEmptyAnswer } from "@zerolake/compiler";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import type { EnvironmentQuestion } from "../server/environment-answers.ts";
import { type AnswerDraft, draftOf, draftProblem } from "../store/answer-drafts.ts";
import { neededByWords } from "../store/answer-groups.ts";
import { AnswerControl, MapEntries } from "./answer-control.tsx";
import { ToldAnswer } from "./told-answer.tsx";

export interface AnswerFieldProps {
  readonly question: EnvironmentQuestion;
  readonly draft: AnswerDraft;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: AnswerDraft) => void;
}

/** One question with what it is for, who asks, where the value is found and what happens without it. */
export function AnswerField(props: AnswerFieldProps) {
  const { question, draft, onChange } = props;
  const isOwn = !isEmptyAnswer(draft);
  const [isReplacing, setReplacing] = useState(false);
  if (question.isFilledIn && !isOwn && !isReplacing) {
    const replace = () => {
      setReplacing(true);
      onChange(draftOf(question.form, question.told));
    };
    const { label, told } = question;
    return <ToldAnswer label={label} told={told} isReadOnly={props.isReadOnly} help={<Help question={question} />} onReplace={replace} />;
  }
  const takeBack = () => {
    setReplacing(false);
    onChange(draftOf(question.form, null));
  };
  const labelEnd =
    question.isFilledIn && !props.isReadOnly ? (
      <button type="button" className="text-accent text-small underline" onClick={takeBack}>
        Use what the cloud says
      </button>
    ) : undefined;
  return question.form.type === "map" ? <MapField {...props} /> : <PlainField {...props} labelEnd={labelEnd} />;
}

function PlainField({ question, draft, isReadOnly, onChange, labelEnd }: AnswerFieldProps & { readonly labelEnd: ReactNode }) {
  const { form, label } = question;
  if (form.type === "map") return null;
  return (
    <Field label={label} help={<Help question={question} />} error={draftProblem(draft, form)?.message} labelEnd={labelEnd}>
      {(control) => <AnswerControl control={control} form={form} draft={draft} isReadOnly={isReadOnly} onChange={onChange} />}
    </Field>
  );
}

function MapField({ question, draft, isReadOnly, onChange }: AnswerFieldProps) {
  const { form, label, entries } = question;
  if (form.type !== "map") return null;
  const problem = draftProblem(draft, form);
  return (
    <fieldset className="space-y-3 rounded-card border border-hairline p-3">
      <legend className="px-1 text-label text-primary">{label}</legend>
      <p className="text-muted text-small">
        <Help question={question} />
      </p>
      <MapEntries
        form={form}
        entries={entries}
        draft={draft}
        problemOf={(entry) => (problem?.entry === entry ? problem.message : undefined)}
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
    </fieldset>
  );
}

function Help({ question: { question, where, whenEmpty, neededBy } }: { question: EnvironmentQuestion }) {
  return (
    <>
      <span className="block text-secondary">
        {question} Asked by {neededByWords(neededBy)}.
      </span>
      <span className="block">
        {withCode(where)} Left empty: {lowerFirst(whenEmpty)}
      </span>
    </>
  );
}

/** Words between backticks are what a person types or reads letter by letter. */
function withCode(text: string) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <code key={index} className="font-mono text-code">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

/** After a colon; names of products and versions keep their form. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]*( |$)/.test(sentence) ? sentence[0]?.toLowerCase() + sentence.slice(1) : sentence;
}
