"use client";

import { Eye, EyeOff } from "lucide-react";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { signInErrorText } from "@/server/auth/sign-in-errors.ts";

/** E-mail and passphrase of a local account; paste and password managers work, nothing else is asked. */
export function SignInForm({ target, initialError }: { target: string; initialError?: string | undefined }) {
  const [error, setError] = useState(initialError);
  const [missing, setMissing] = useState<Missing>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const [email, passphrase] = [textOf(form, "email").trim(), textOf(form, "passphrase")];
    const found = missingOf(email, passphrase);
    setMissing(found);
    setError(undefined);
    const first = Object.keys(found)[0];
    if (first !== undefined) {
      // An attempt that cannot work is not sent: it would count towards "too many tries".
      event.currentTarget.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
      return;
    }
    setIsBusy(true);
    const result = await signIn("local", { redirect: false, email, passphrase }).catch(() => undefined);
    if (result?.ok) {
      // A full load: everything that was fetched for nobody, or for somebody else, is gone.
      window.location.assign(target);
      return;
    }
    setError(signInErrorText(result?.error ?? "network"));
    setIsBusy(false);
  };

  const VisibilityIcon = isShown ? EyeOff : Eye;
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <Field label="Work e-mail" error={missing.email}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one page whose only purpose is this field */}
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" required autoFocus />}
      </Field>
      <Field label="Passphrase" error={missing.passphrase ?? error}>
        {(control) => (
          <span className="flex gap-1">
            <Input {...control} name="passphrase" type={isShown ? "text" : "password"} autoComplete="current-password" required />
            <IconButton
              label={isShown ? "Hide the passphrase" : "Show the passphrase"}
              icon={<VisibilityIcon aria-hidden="true" size={16} strokeWidth={1.5} />}
              onClick={() => setIsShown(!isShown)}
            />
          </span>
        )}
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} className="w-full">
        Continue
      </Button>
    </form>
  );
}

interface Missing {
  readonly email?: string;
  readonly passphrase?: string;
}

/** What has to be filled in first, by field, in the order of the form. */
function missingOf(email: string, passphrase: string): Missing {
  return {
    ...(/.@./u.test(email) ? {} : { email: email === "" ? "Enter your work e-mail." : "This is not an e-mail address." }),
    ...(passphrase === "" ? { passphrase: "Enter your passphrase." } : {}),
  };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
