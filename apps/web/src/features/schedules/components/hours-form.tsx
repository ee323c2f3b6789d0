"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EnvironmentScheduleView } from "@zerolake/db";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { clockOf, minutesOf } from "../store/clock-minutes.ts";
import type { ScheduleAt } from "./schedule-at.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WORKDAYS = [1, 2, 3, 4, 5];

interface HoursFormProps {
  readonly at: ScheduleAt;
  readonly schedule: EnvironmentScheduleView;
}

/** Outside its working hours the environment sleeps. */
export function HoursForm({ at, schedule }: HoursFormProps) {
  const { hours } = schedule;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const [timeZone, setTimeZone] = useState(hours?.timeZone ?? "UTC");
  const [days, setDays] = useState<readonly number[]>(hours?.days ?? WORKDAYS);
  const [start, setStart] = useState(clockOf(hours?.startMinute ?? 480));
  const [end, setEnd] = useState(clockOf(hours?.endMinute ?? 1_140));
  const save = useMutation(
    trpc.schedules.setHours.mutationOptions({ onSuccess: () => queryClient.invalidateQueries(trpc.schedules.get.queryFilter(at)) }),
  );
  const [startMinute, endMinute] = [minutesOf(start), minutesOf(end)];
  const isReadable = startMinute !== undefined && endMinute !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReadable) save.mutate({ ...at, hours: { timeZone, days: [...days], startMinute, endMinute } });
  };
  return (
    <Card title="Working hours">
      <form onSubmit={submit} className="space-y-4">
        <p className="text-secondary">
          Outside these hours compute stops; data, catalog, stream and network stay. A plan that loses no data is approved with the right of
          whoever sets the hours, under the rules of this environment; otherwise it waits for a person.
        </p>
        <HoursNow schedule={schedule} />
        <fieldset className="space-y-1">
          <legend className="pb-1 text-label">Days</legend>
          <div className="flex flex-wrap gap-x-4">
            {DAYS.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                isChecked={days.includes(index + 1)}
                onCheckedChange={(isOn) => setDays(isOn ? [...days, index + 1].toSorted() : days.filter((day) => day !== index + 1))}
              />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="From" error={startMinute === undefined ? "Use a time such as 08:00." : undefined}>
            {(control) => <Input {...control} value={start} onChange={(event) => setStart(event.target.value)} />}
          </Field>
          <Field label="To" error={endMinute === undefined ? "Use a time such as 19:00; 24:00 ends the day." : undefined}>
            {(control) => <Input {...control} value={end} onChange={(event) => setEnd(event.target.value)} />}
          </Field>
          <Field label="Time zone">
            {(control) => <Combobox {...control} label="Time zone" value={timeZone} onValueChange={setTimeZone} options={zoneOptions()} />}
          </Field>
        </div>
        {save.isError && <ErrorState title="The working hours were not saved" problem={problemOf(save.error)} />}
        <div className="flex justify-end gap-2">
          {hours && (
            <Button variant="ghost" disabledReason={missing} isBusy={save.isPending} onClick={() => save.mutate({ ...at, hours: null })}>
              Remove working hours
            </Button>
          )}
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={!isReadable} disabledReason={missing}>
            Save working hours
          </Button>
        </div>
      </form>
    </Card>
  );
}

function HoursNow({ schedule: { hours, hoursSetBy, next } }: Pick<HoursFormProps, "schedule">) {
  if (!hours) return null;
  return (
    <p>
      Set by {hoursSetBy}.
      {next && ` Next: ${next.action === "wake" ? "wakes" : "goes to sleep"} ${formatAbsoluteTime(next.at, hours.timeZone)}.`}
    </p>
  );
}

let zones: readonly { readonly value: string; readonly label: string }[] | undefined;

function zoneOptions() {
  zones ??= [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((value) => ({ value, label: value.replaceAll("_", " ") }));
  return zones;
}
