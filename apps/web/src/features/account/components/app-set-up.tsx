"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useSecurityChange } from "./use-security-change.ts";

/** Scan, or type the key, then prove with a code that the app has it. */
export function AppSetUp({ secret, picture, onDone }: { secret: string; picture: string; onDone: (codes: readonly string[]) => void }) {
  const trpc = useTRPC();
  const { onSettled } = useSecurityChange("");
  const [code, setCode] = useState("");
  const finish = useMutation(trpc.account.finishApp.mutationOptions({ onSettled, onSuccess: onDone }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!finish.isPending) finish.mutate({ code });
  };
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      {/* oxlint-disable-next-line nextjs/no-img-element -- a picture that was drawn for this person, not a file */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        alt="QR code for your authenticator app; the key below is the same as text"
        className="size-44 rounded-card border border-line bg-white"
      />
      <p className="text-secondary">
        Scan it with your app, or type this key: <code className="break-all font-mono text-code text-primary">{secret}</code>
      </p>
      <Field label="Code that the app shows">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {finish.isError && <ErrorState title="The app is not set up yet" problem={problemOf(finish.error)} />}
      <Button type="submit" variant="primary" isBusy={finish.isPending}>
        Finish set-up
      </Button>
    </form>
  );
}
