"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useRoomForBar } from "@/components/ui/use-room-for-bar.ts";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAnswers } from "../server/environment-answers.ts";
import { type AnswerDraft, answerOf, draftOf, draftProblem, isSameAnswer } from "../store/answer-drafts.ts";
import { answerGroups } from "../store/answer-groups.ts";
import { AnswerSection } from "./answer-section.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import { useRequestedAnswer } from "./use-requested-answer.ts";
import { useSaveSettings } from "./use-save-settings.ts";

interface AnswersCardProps {
  readonly at: EnvironmentAt;
  /** Key of the question that a finding leads to. */
  readonly requested: string | undefined;
}

/** What only a person knows: every question that the drawing asks this environment. */
export function AnswersCard({ at, requested }: AnswersCardProps) {
  const trpc = useTRPC();
  const answers = useQuery(trpc.environments.answers.queryOptions(at));
  return (
    <Card title="Answers">
      <QueryView
        query={answers}
        failure="The questions could not be loaded"
        skeleton={<SkeletonRows label="Loading the questions" rows={6} />}
      >
        {(data) => <AnswersForm at={at} requested={requested} data={data} />}
      </QueryView>
    </Card>
  );
}

function AnswersForm({ at, requested, data }: AnswersCardProps & { data: EnvironmentAnswers }) {
  const { questions, revision } = data;
  const save = useSaveSettings(at);
  const missing = useMissingPermission("environment:edit");
  const [drafts, setDrafts] = useState<Readonly<Record<string, AnswerDraft>>>({});
  const form = useRequestedAnswer(requested);
  const shown = questions.map((question) => ({ question, draft: drafts[question.key] ?? draftOf(question.form, question.own) }));
  const changed = shown.filter(({ question, draft }) => !isSameAnswer(draft, question.form, question.own));
  const wrong = shown.filter(({ question, draft }) => draftProblem(draft, question.form) !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answers = Object.fromEntries(changed.map(({ question, draft }) => [question.key, answerOf(draft, question.form)]));
    save.mutate({ ...at, revision, answers }, { onSuccess: () => setDrafts({}) });
  };
  const isUnknown = requested !== undefined && !questions.some(({ key }) => key === requested);
  if (questions.length === 0) return <p className="text-secondary">{nothingToAnswer(data)}</p>;
  return (
    <form ref={form} onSubmit={submit} className="space-y-4" aria-label="Answers">
      <p className="text-secondary">What only you know: the drawing asks it. It takes effect with the next plan.</p>
      {isUnknown && (
        <p role="status" className="text-secondary">
          The drawing no longer asks what that finding was about.
        </p>
      )}
      {answerGroups(questions).map((group) => (
        <AnswerSection
          key={group.title}
          group={group}
          requested={requested}
          isReadOnly={missing !== undefined}
          draftFor={(key) => shown.find(({ question }) => question.key === key)?.draft ?? ""}
          onChange={(key, draft) => setDrafts((before) => ({ ...before, [key]: draft }))}
        />
      ))}
      {save.isError && <ErrorState title="The answers were not saved" problem={problemOf(save.error)} />}
      <SaveBar>
        <p role="status" className="text-secondary text-small">
          {changed.length > 0 && `${plural(changed.length, "change")} not saved`}
        </p>
        <Button
          type="submit"
          variant="primary"
          isBusy={save.isPending}
          disabled={changed.length === 0 || wrong.length > 0}
          disabledReason={missing}
        >
          Save answers
        </Button>
      </SaveBar>
    </form>
  );
}

/** In view however long the form is. */
function SaveBar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useRoomForBar(bar);
  return (
    <div
      ref={bar}
      className="sticky bottom-0 -mx-4 -mb-4 flex items-center justify-end gap-3 rounded-b-card border-hairline border-t bg-surface px-4 py-3"
    >
      {children}
    </div>
  );
}

function nothingToAnswer({ isUnreadable }: EnvironmentAnswers): string {
  if (isUnreadable) return "The drawing has errors, so nobody can tell what it asks. Fix them in the designer.";
  return "Nothing to answer. Questions appear here once the drawing holds something that only you can decide.";
}
