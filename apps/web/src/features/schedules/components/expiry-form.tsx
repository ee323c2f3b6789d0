"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EnvironmentScheduleView } from "@zerolake/db";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ScheduleAt } from "./schedule-at.ts";

/** The date at which the resources are destroyed. */
export function ExpiryForm({
  at,
  schedule: { expiresAt, expirySetBy },
}: {
  readonly at: ScheduleAt;
  readonly schedule: EnvironmentScheduleView;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("deployment:destroy");
  const mayEdit = useMissingPermission("environment:edit");
  const [typed, setTyped] = useState("");
  const onSuccess = () => queryClient.invalidateQueries(trpc.schedules.get.queryFilter(at));
  const save = useMutation(trpc.schedules.setEnd.mutationOptions({ onSuccess }));
  const keep = useMutation(trpc.schedules.keepLonger.mutationOptions({ onSuccess }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The field has no zone: it is the person's own clock.
    if (typed !== "") save.mutate({ ...at, expiresAt: new Date(typed).toISOString() });
  };
  const failed = save.error ?? keep.error;
  return (
    <Card title="End date">
      <form onSubmit={submit} className="space-y-4">
        <p className="text-secondary">
          Then the resources are destroyed. What holds data stays until a person consents to losing it. Its page warns 24 hours and 2 hours
          before.
        </p>
        {expiresAt && (
          <p>
            Ends {formatAbsoluteTime(expiresAt)} (<RelativeTime at={expiresAt} />
            ), set by {expirySetBy}.
          </p>
        )}
        <Field label="Ends on" help="By your own clock.">
          {(control) => <Input {...control} type="datetime-local" value={typed} onChange={(event) => setTyped(event.target.value)} />}
        </Field>
        {failed && <ErrorState title="The end date was not saved" problem={problemOf(failed)} />}
        <div className="flex flex-wrap justify-end gap-2">
          {expiresAt && (
            <>
              <Button
                variant="ghost"
                disabledReason={missing}
                isBusy={save.isPending}
                onClick={() => save.mutate({ ...at, expiresAt: null })}
              >
                Remove end date
              </Button>
              <Button disabledReason={mayEdit} isBusy={keep.isPending} onClick={() => keep.mutate(at)}>
                Keep 7 more days
              </Button>
            </>
          )}
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={typed === ""} disabledReason={missing}>
            Save end date
          </Button>
        </div>
      </form>
    </Card>
  );
}
