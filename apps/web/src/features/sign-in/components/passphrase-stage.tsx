"use client";

import { Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { CODE_NEEDED, signInErrorText } from "@/server/auth/sign-in-errors.ts";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { WhoSignsIn } from "./who-signs-in.tsx";

/** The passphrase of a local account; paste and password managers work. */
export function PassphraseStage({ email, target, onStartOver }: { email: string; target: string; onStartOver: () => void }) {
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);
  /** The passphrase that was right, once a code is wanted beside it. */
  const [accepted, setAccepted] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const given = new FormData(form).get("passphrase");
    const passphrase = typeof given === "string" ? given : "";
    // An attempt that cannot work is not sent: it would count towards "too many tries".
    setError(passphrase === "" ? "Enter your passphrase." : undefined);
    if (passphrase === "") {
      form.querySelector<HTMLInputElement>("input[name=passphrase]")?.focus();
      return;
    }
    setIsBusy(true);
    const result = await signIn("local", { redirect: false, email, passphrase }).catch(() => undefined);
    if (result?.ok) {
      // A full load: everything that was fetched for nobody, or for somebody else, is gone.
      window.location.assign(target);
      return;
    }
    if (result?.error === CODE_NEEDED) return setAccepted(passphrase);
    setError(signInErrorText(result?.error ?? "network"));
    setIsBusy(false);
  };

  if (accepted !== undefined) {
    return <SecondFactorForm email={email} passphrase={accepted} target={target} onStartOver={onStartOver} />;
  }
  const VisibilityIcon = isShown ? EyeOff : Eye;
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <WhoSignsIn email={email} onStartOver={onStartOver} />
      {/* For password managers, which look for both fields. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Passphrase" error={error}>
        {(control) => (
          <span className="flex gap-1">
            <Input
              {...control}
              name="passphrase"
              type={isShown ? "text" : "password"}
              autoComplete="current-password"
              required
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field that the person has asked for with "Continue"
              autoFocus
            />
            <IconButton
              label={isShown ? "Hide the passphrase" : "Show the passphrase"}
              icon={<VisibilityIcon aria-hidden="true" size={16} strokeWidth={1.5} />}
              onClick={() => setIsShown(!isShown)}
            />
          </span>
        )}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} className="w-full">
        Sign in
      </Button>
      <p>
        <Link href="/new-passphrase" className="text-accent underline">
          Set a new passphrase
        </Link>
      </p>
    </form>
  );
}
