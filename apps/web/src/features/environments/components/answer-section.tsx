"use client";

import { type ReactNode, useState } from "react";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import type { AnswerDraft } from "../store/answer-drafts.ts";
import { type AnswerGroup, answeredWords, isAnswered } from "../store/answer-groups.ts";
import { AnswerField } from "./answer-field.tsx";

interface AnswerSectionProps {
  readonly group: AnswerGroup;
  readonly requested: string | undefined;
  readonly isReadOnly: boolean;
  readonly draftFor: (key: string) => AnswerDraft;
  readonly onChange: (key: string, draft: AnswerDraft) => void;
}

/** Questions of one topic. What is awaited stands open; the others fold out, open when they hold an answer of somebody. */
export function AnswerSection({ group, requested, isReadOnly, draftFor, onChange }: AnswerSectionProps) {
  const fields = group.questions.map((question) => (
    <div key={question.key} data-answer={question.key} className="scroll-mt-20">
      <AnswerField
        question={question}
        draft={draftFor(question.key)}
        isReadOnly={isReadOnly}
        onChange={(draft) => onChange(question.key, draft)}
      />
    </div>
  ));
  if (!group.isAwaited) {
    const isWanted = group.questions.some((question) => question.key === requested || (isAnswered(question) && !question.isFilledIn));
    return (
      <Foldable title={group.title} summary={answeredWords(group.questions)} isOpenAtFirst={isWanted}>
        {fields}
      </Foldable>
    );
  }
  return (
    <section aria-label={group.title} className="space-y-4">
      <h3 className="flex items-center gap-2">
        <span className="text-label">{group.title}</span>
        <StatusChip status="waiting">{answeredWords(group.questions)}</StatusChip>
      </h3>
      {fields}
    </section>
  );
}

interface FoldableProps {
  readonly title: string;
  readonly summary: string;
  readonly isOpenAtFirst: boolean;
  readonly children: ReactNode;
}

function Foldable({ title, summary, isOpenAtFirst, children }: FoldableProps) {
  // Kept: saving an answer must not fold what somebody is looking at.
  const [isOpen] = useState(isOpenAtFirst);
  return (
    <details open={isOpen} className="group border-hairline border-t pt-3">
      <summary className="cursor-pointer">
        <h3 className="inline text-label">{title}</h3> <span className="text-muted text-small">{summary}</span>
      </summary>
      <div className="space-y-5 pt-4 pb-1">{children}</div>
    </details>
  );
}
