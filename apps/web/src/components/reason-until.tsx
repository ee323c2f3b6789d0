import { useState } from "react";
import type { IgnoreDays } from "@/format/ignore-days.ts";
import { Field } from "./ui/field.tsx";
import { Input, Textarea } from "./ui/input.tsx";

export interface ReasonUntil {
  readonly days: IgnoreDays;
  /** As it is typed. */
  readonly typed: string;
  /** Without the spaces around it. */
  readonly reason: string;
  readonly until: string;
  readonly isDayFit: boolean;
  /** There is a reason, and a day that may be chosen. */
  readonly isFit: boolean;
  setReason(reason: string): void;
  setUntil(day: string): void;
}

/** A reason and a last day: nobody remembers why something is hidden, and nothing is hidden for ever. */
export function useReasonUntil(findDays: () => IgnoreDays): ReasonUntil {
  const [days] = useState(findDays);
  const [typed, setReason] = useState("");
  const [until, setUntil] = useState(days.suggested);
  const isDayFit = until >= days.first && until <= days.last;
  const reason = typed.trim();
  return { days, typed, reason, until, isDayFit, isFit: reason !== "" && isDayFit, setReason, setUntil };
}

export function ReasonUntilFields({
  asked: { days, typed, until, isDayFit, setReason, setUntil },
  why,
  whyHelp,
  untilHelp,
  dayError,
  reasonMax,
}: {
  asked: ReasonUntil;
  why: string;
  whyHelp: string;
  untilHelp: string;
  /** Said of a day that cannot be chosen. */
  dayError: string;
  reasonMax: number;
}) {
  return (
    <>
      <Field label={why} help={whyHelp}>
        {(field) => (
          <Textarea {...field} rows={3} maxLength={reasonMax} value={typed} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Field label="Until the end of" help={untilHelp} error={isDayFit ? undefined : dayError}>
        {(field) => (
          <Input
            {...field}
            type="date"
            required
            min={days.first}
            max={days.last}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
