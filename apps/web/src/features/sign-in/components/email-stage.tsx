"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

/** Who it is; nothing else is asked before the server has said how to go on. */
export function EmailStage({
  initialEmail,
  error,
  onContinue,
}: {
  initialEmail: string;
  error: string | undefined;
  onContinue: (email: string) => Promise<void>;
}) {
  const [missing, setMissing] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const given = new FormData(form).get("email");
    const email = typeof given === "string" ? given.trim() : "";
    const found = /.@./u.test(email) ? undefined : email === "" ? "Enter your work e-mail." : "This is not an e-mail address.";
    setMissing(found);
    if (found !== undefined) {
      form.querySelector<HTMLInputElement>("input[name=email]")?.focus();
      return;
    }
    setIsBusy(true);
    await onContinue(email);
    setIsBusy(false);
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <Field label="Work e-mail" error={missing ?? error}>
        {(control) => (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one page whose only purpose is this field
          <Input {...control} name="email" type="email" autoComplete="username" defaultValue={initialEmail} required autoFocus />
        )}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} className="w-full">
        Continue
      </Button>
    </form>
  );
}
