"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { SetupChecks } from "./setup-checks.tsx";

const EMPTY = { name: "", email: "", passphrase: "", organizationName: "" };

/** Is the installation healthy, and who is its first owner? */
export function SetupForm() {
  const trpc = useTRPC();
  const status = useQuery({ ...trpc.setup.status.queryOptions(), refetchInterval: 3_000 });
  const [fields, setFields] = useState(EMPTY);
  const create = useMutation(
    trpc.setup.createOwner.mutationOptions({
      onSuccess: async ({ organizationSlug }) => {
        await signIn("local", { redirect: false, email: fields.email, passphrase: fields.passphrase });
        window.location.assign(`/${organizationSlug}`);
      },
    }),
  );
  const set = (key: keyof typeof EMPTY) => (value: string) => setFields((before) => ({ ...before, [key]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(fields);
  };
  const isReady = status.data?.isDatabaseUp === true && status.data.isQueueUp;
  return (
    <div className="space-y-5">
      <SetupChecks health={status.data} />
      <form onSubmit={submit} className="space-y-4">
        <TextField label="Organisation" value={fields.organizationName} onChange={set("organizationName")} autoComplete="organization" />
        <TextField label="Your name" value={fields.name} onChange={set("name")} autoComplete="name" />
        <TextField label="Work e-mail" value={fields.email} onChange={set("email")} type="email" autoComplete="username" />
        <TextField
          label="Passphrase"
          help="At least 12 characters. A few unrelated words are easy to remember and hard to guess."
          value={fields.passphrase}
          onChange={set("passphrase")}
          type="password"
          autoComplete="new-password"
        />
        {create.isError && <ErrorState title="The account was not created" problem={problemOf(create.error)} />}
        <Button type="submit" variant="primary" className="w-full" isBusy={create.isPending || create.isSuccess} disabled={!isReady}>
          Create owner account
        </Button>
      </form>
    </div>
  );
}

function TextField({
  label,
  help,
  value,
  onChange,
  type = "text",
  autoComplete,
}: {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  type?: string;
  autoComplete: string;
}) {
  return (
    <Field label={label} help={help} isRequired>
      {(control) => (
        <Input
          {...control}
          required
          type={type}
          value={value}
          autoComplete={autoComplete}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
