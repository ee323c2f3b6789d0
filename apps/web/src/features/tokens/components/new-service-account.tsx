"use client";

import { useMutation } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS, ROLES, type Role } from "@zerolake/access";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useTokensChanged } from "./use-tokens-changed.ts";

type AccountRole = Exclude<Role, "owner">;
const isAccountRole = (role: Role): role is AccountRole => role !== "owner";

export function NewServiceAccount({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const form = useId();
  const changed = useTokensChanged();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const [role, setRole] = useState<AccountRole>("deployer");
  const open = (next: boolean) => {
    setIsOpen(next);
    setName("");
    create.reset();
  };
  const create = useMutation(
    trpc.tokens.createAccount.mutationOptions({
      onSuccess: async () => {
        await changed();
        open(false);
      },
    }),
  );
  return (
    <Dialog
      title="Create a service account"
      description="It has a role like a member, and nothing but tokens to come in with."
      isOpen={isOpen}
      onOpenChange={open}
      trigger={<Button>Create service account</Button>}
      footer={
        <Button type="submit" form={form} variant="primary" isBusy={create.isPending} disabled={name.trim() === ""}>
          Create service account
        </Button>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ organization, name, role });
        }}
      >
        <Field label="Name">
          {(control) => <Input {...control} value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label="Role" help="Its tokens can be given less, never more.">
          {(control) => (
            <Select
              {...control}
              value={role}
              onValueChange={(next) => setRole(next as AccountRole)}
              options={ROLES.filter(isAccountRole).map((each) => ({
                value: each,
                label: ROLE_DESCRIPTIONS[each].title,
                help: ROLE_DESCRIPTIONS[each].purpose,
              }))}
            />
          )}
        </Field>
        {create.isError && <ErrorState title="The service account was not created" problem={problemOf(create.error)} />}
      </form>
    </Dialog>
  );
}
