"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { signInErrorText } from "@/server/auth/sign-in-errors.ts";
import { WhoSignsIn } from "./who-signs-in.tsx";

/** The passphrase was right; a code of the app, or a recovery code, is wanted beside it. */
export function SecondFactorForm({
  email,
  passphrase,
  target,
  onStartOver,
}: {
  email: string;
  passphrase: string;
  target: string;
  onStartOver: () => void;
}) {
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const given = new FormData(event.currentTarget).get("code");
    const code = typeof given === "string" ? given.trim() : "";
    setError(code === "" ? "Enter the code." : undefined);
    if (code === "") return;
    setIsBusy(true);
    const result = await signIn("local", { redirect: false, email, passphrase, code }).catch(() => undefined);
    if (result?.ok) {
      window.location.assign(target);
      return;
    }
    setError(signInErrorText(result?.error ?? "network"));
    setIsBusy(false);
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <WhoSignsIn email={email} onStartOver={onStartOver} />
      <Field label="Code" help="Of your authenticator app. Without your phone, a recovery code." error={error}>
        {(control) => (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field that the person has asked for with "Sign in"
          <Input {...control} name="code" autoComplete="one-time-code" required autoFocus />
        )}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} className="w-full">
        Sign in
      </Button>
    </form>
  );
}
