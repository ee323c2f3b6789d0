"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { useSecurityChange } from "./use-security-change.ts";

/** A page that was left open is not enough to change how somebody signs in. */
export function ConfirmCard({ security: { hasPassphrase, appSince, passkeys } }: { security: Security }) {
  const trpc = useTRPC();
  const { onSettled } = useSecurityChange("");
  const [given, setGiven] = useState({ passphrase: "", code: "" });
  const confirm = useMutation(trpc.account.confirm.mutationOptions({ onSettled }));
  const options = useMutation(trpc.account.confirmPasskeyOptions.mutationOptions());
  const answer = useMutation(trpc.account.confirmByPasskey.mutationOptions({ onSettled }));
  const usePasskey = useMutation({
    mutationFn: async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      await answer.mutateAsync({ answer: await startAuthentication({ optionsJSON: await options.mutateAsync() }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate(given);
  };
  const error = confirm.error ?? answer.error ?? options.error;
  return (
    <Card title="Confirm that it is you">
      <form onSubmit={submit} className="max-w-md space-y-4" noValidate>
        <p className="text-secondary">To change how you sign in, prove who you are. It holds for ten minutes.</p>
        {hasPassphrase && (
          <Field label="Passphrase">
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                value={given.passphrase}
                onChange={(event) => setGiven({ ...given, passphrase: event.target.value })}
              />
            )}
          </Field>
        )}
        {hasPassphrase && appSince !== null && (
          <Field label="Code" help="Of your authenticator app, or a recovery code.">
            {(control) => (
              <Input
                {...control}
                autoComplete="one-time-code"
                value={given.code}
                onChange={(event) => setGiven({ ...given, code: event.target.value })}
              />
            )}
          </Field>
        )}
        {error !== null && <ErrorState title="You were not recognised" problem={problemOf(error)} />}
        <div className="flex flex-wrap gap-2">
          {hasPassphrase && (
            <Button type="submit" variant="primary" isBusy={confirm.isPending}>
              Confirm with passphrase
            </Button>
          )}
          {passkeys.length > 0 && (
            <Button isBusy={usePasskey.isPending} onClick={() => usePasskey.mutate()}>
              Confirm with passkey
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
