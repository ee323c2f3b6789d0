"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { paths } from "@/shell/navigation.ts";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** For somebody new: makes an account, signs in and goes there. */
export function JoinForm({ token, email, organizationName }: { token: string; email: string | null; organizationName: string }) {
  const trpc = useTRPC();
  const [fields, setFields] = useState({ name: "", email: email ?? "", passphrase: "" });
  const join = useMutation(
    trpc.invitation.join.mutationOptions({
      onSuccess: async ({ organizationSlug, email: own }) => {
        await signIn("local", { redirect: false, email: own, passphrase: fields.passphrase });
        window.location.assign(paths.organization(organizationSlug));
      },
    }),
  );
  const set = (key: keyof typeof fields) => (event: { target: { value: string } }) => setFields({ ...fields, [key]: event.target.value });
  const problem = formProblemOf(join.error, { shown: ["name", "email", "passphrase"], within: "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!join.isPending) join.mutate({ token, ...fields });
  };
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field label="Your name" error={problem.fields["name"]} isRequired>
        {(control) => <Input {...control} value={fields.name} autoComplete="name" onChange={set("name")} />}
      </Field>
      <Field label="Work e-mail" error={problem.fields["email"]} isRequired>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" value={fields.email} readOnly={email !== null} onChange={set("email")} />
        )}
      </Field>
      <Field
        label="Passphrase"
        help="At least 12 characters. A few unrelated words are easy to remember and hard to guess."
        error={problem.fields["passphrase"]}
        isRequired
      >
        {(control) => (
          <Input {...control} type="password" autoComplete="new-password" value={fields.passphrase} onChange={set("passphrase")} />
        )}
      </Field>
      {problem.rest && <ErrorState title="The account was not created" problem={problem.rest} />}
      <Button type="submit" variant="primary" className="w-full" isBusy={join.isPending || join.isSuccess}>
        Create account and join {organizationName}
      </Button>
    </form>
  );
}
