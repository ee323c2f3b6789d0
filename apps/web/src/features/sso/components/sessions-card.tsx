"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import { IDLE_OPTIONS, LIFETIME_OPTIONS, withPresent } from "../store/session-options.ts";
import { useSsoChange } from "./use-sso-change.ts";

const NEVER = "never";

/** How long people stay signed in, however they came in. */
export function SessionsCard({ organization, sessions }: { organization: string; sessions: SsoDescription["sessions"] }) {
  const trpc = useTRPC();
  const before = { lifetime: String(sessions.lifetimeMinutes), idle: sessions.idleMinutes === null ? NEVER : String(sessions.idleMinutes) };
  const [lifetime, setLifetime] = useState(before.lifetime);
  const [idle, setIdle] = useState(before.idle);
  const missing = useMissingPermission("sso:manage");
  const save = useMutation(trpc.sso.setSessions.mutationOptions(useSsoChange()));
  const isSame = lifetime === before.lifetime && idle === before.idle;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ organization, policy: { lifetimeMinutes: Number(lifetime), idleMinutes: idle === NEVER ? null : Number(idle) } });
  };
  return (
    <Card title="Sessions">
      <form onSubmit={submit} className="space-y-4">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="Sign in again after" help="However active somebody is.">
            {(control) => (
              <Select {...control} value={lifetime} options={withPresent(LIFETIME_OPTIONS, before.lifetime)} onValueChange={setLifetime} />
            )}
          </Field>
          <Field label="Sign out when idle for" help="Counts from the last time that a page of the console asked for something.">
            {(control) => (
              <Select
                {...control}
                value={idle}
                options={[...withPresent(IDLE_OPTIONS, before.idle), { value: NEVER, label: "Never" }]}
                onValueChange={setIdle}
              />
            )}
          </Field>
        </div>
        <p className="text-muted text-small">
          Counts at once, for sessions that are open too. Whoever belongs to several organisations keeps the shortest of their limits.
        </p>
        {save.isError && <ErrorState title="The limits were not saved" problem={problemOf(save.error)} />}
        <Button
          type="submit"
          variant="primary"
          isBusy={save.isPending}
          disabledReason={missing ?? (isSame ? "Nothing has been changed." : undefined)}
        >
          Save limits
        </Button>
      </form>
    </Card>
  );
}
