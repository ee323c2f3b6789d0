"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { NewPassphraseField } from "./new-passphrase-field.tsx";
import { useSecurityChange } from "./use-security-change.ts";

export function PassphraseCard({ security: { hasPassphrase }, missing }: { security: Security; missing: string | undefined }) {
  const trpc = useTRPC();
  const { onSettled } = useSecurityChange("");
  const [passphrase, setPassphrase] = useState("");
  const set = useMutation(
    trpc.account.setPassphrase.mutationOptions({
      onSettled,
      onSuccess: () => {
        setPassphrase("");
        notify.done("Your passphrase was changed. Everywhere else you are signed out.");
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined && !set.isPending) set.mutate({ passphrase });
  };
  return (
    <Card title="Passphrase">
      <form onSubmit={submit} className="space-y-4" noValidate>
        <NewPassphraseField value={passphrase} onChange={setPassphrase} also="Everywhere else you are signed out." />
        {set.isError && <ErrorState title="The passphrase was not changed" problem={problemOf(set.error)} />}
        <Button type="submit" isBusy={set.isPending} disabledReason={missing}>
          {hasPassphrase ? "Change passphrase" : "Set passphrase"}
        </Button>
      </form>
    </Card>
  );
}
