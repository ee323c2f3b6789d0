"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** The answer is the same for every address. */
export function AskForReset() {
  const trpc = useTRPC();
  const [email, setEmail] = useState("");
  const ask = useMutation(trpc.account.askForReset.mutationOptions());
  const { fields, rest } = formProblemOf(ask.error, { shown: ["email"], within: "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate({ email });
  };
  if (ask.isSuccess) {
    return (
      <p role="status">
        If {email} has an account with a passphrase here, a letter with a link is on its way. It works once and for 30 minutes.
      </p>
    );
  }
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field label="Work e-mail" error={fields["email"]}>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
        )}
      </Field>
      {rest && <ErrorState title="No letter was sent" problem={rest} />}
      <Button type="submit" variant="primary" className="w-full" isBusy={ask.isPending}>
        Send link
      </Button>
    </form>
  );
}
