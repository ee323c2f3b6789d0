"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { NewPassphraseField } from "./new-passphrase-field.tsx";

/** Sets the new passphrase; signing in with it comes next, with a code where the account wants one. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const [passphrase, setPassphrase] = useState("");
  const reset = useMutation(trpc.account.reset.mutationOptions({ onSuccess: () => window.location.assign("/sign-in") }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reset.isPending) reset.mutate({ token, passphrase });
  };
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <p className="text-secondary">For {email}. Everywhere you are signed in now, you are signed out.</p>
      {/* For password managers, which look for both fields. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <NewPassphraseField value={passphrase} onChange={setPassphrase} />
      {reset.isError && <ErrorState title="The passphrase was not set" problem={problemOf(reset.error)} />}
      <Button type="submit" variant="primary" className="w-full" isBusy={reset.isPending || reset.isSuccess}>
        Set passphrase
      </Button>
    </form>
  );
}
