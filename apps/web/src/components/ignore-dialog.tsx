"use client";

import type { FormEvent } from "react";
import { ignoreDays } from "@/format/ignore-days.ts";
import { problemOf } from "@/trpc/problem.ts";
import { ReasonUntilFields, useReasonUntil } from "./reason-until.tsx";
import { Button } from "./ui/button.tsx";
import { Dialog } from "./ui/dialog.tsx";
import { ErrorState } from "./ui/error-state.tsx";

const REASON_MAX = 500;
const DAYS_SUGGESTED = 14;
/** The server's bound; the last day ends a day after it begins. */
const DAYS_MAX = 90;

/** Leaves findings in the clouds aside with a reason, up to a day. */
export function IgnoreDialog({
  title,
  description,
  action,
  failure,
  error,
  isBusy,
  onIgnore,
  onClose,
}: {
  title: string;
  description: string;
  /** Of the button. */
  action: string;
  /** Said when it did not work. */
  failure: string;
  /** Of the last attempt; `null` when there was none, or none that failed. */
  error: unknown;
  isBusy: boolean;
  onIgnore: (asked: { reason: string; until: string }) => void;
  onClose: () => void;
}) {
  const asked = useReasonUntil(() => ignoreDays(new Date(), { suggested: DAYS_SUGGESTED, longest: DAYS_MAX - 1 }));
  const { reason, until, isFit } = asked;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFit && !isBusy) onIgnore({ reason, until });
  };
  return (
    <Dialog title={title} description={description} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <form onSubmit={submit} className="space-y-4">
        <ReasonUntilFields
          asked={asked}
          why="Why it is all right"
          whyHelp="Everybody reads it in the list of what is ignored."
          untilHelp="It comes back after this day."
          dayError={`Choose a day from today, at most ${DAYS_MAX} days away.`}
          reasonMax={REASON_MAX}
        />
        {error !== null && <ErrorState title={failure} problem={problemOf(error)} />}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Keep showing
          </Button>
          <Button type="submit" variant="primary" disabled={!isFit} isBusy={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
