"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { addressesIn, asRole, roleOptions } from "../store/member-words.ts";
import { InvitationLinks } from "./invitation-links.tsx";

/** Invites by e-mail, one address a line, or makes a link for whoever gets it. */
export function InviteDialog({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useId();
  const missing = useMissingPermission("member:manage");
  const mayMakeOwners = useMissingPermission("organization:manage") === undefined;
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const [role, setRole] = useState("viewer");
  const emails = addressesIn(text);
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.members.invitations.queryKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invite.isPending) invite.mutate({ organization, emails: [...emails], role: asRole(role) });
  };
  const open = (next: boolean) => {
    setIsOpen(next);
    if (next) return;
    setText("");
    invite.reset();
  };
  return (
    <Dialog
      title="Invite people"
      description="Each link works once, for seven days."
      isOpen={isOpen}
      onOpenChange={open}
      width="medium"
      trigger={
        <Button variant="primary" disabledReason={missing}>
          Invite people
        </Button>
      }
      footer={
        invite.data ? (
          <Button variant="primary" onClick={() => open(false)}>
            Close dialog
          </Button>
        ) : (
          <Button type="submit" form={form} variant="primary" isBusy={invite.isPending}>
            {inviteWords(emails.length)}
          </Button>
        )
      }
    >
      {invite.data ? (
        <InvitationLinks links={invite.data} />
      ) : (
        <form id={form} onSubmit={submit} className="space-y-4" noValidate>
          <Field label="E-mail addresses" help="One a line. Leave it empty to make a link that you hand on yourself.">
            {(control) => (
              <Textarea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} />
            )}
          </Field>
          <Field label="Role">
            {(control) => <Select {...control} value={role} onValueChange={setRole} options={roleOptions({ mayMakeOwners })} />}
          </Field>
          {invite.isError && <ErrorState title="Nobody was invited" problem={problemOf(invite.error)} />}
        </form>
      )}
    </Dialog>
  );
}

function inviteWords(count: number): string {
  if (count === 0) return "Create link";
  return count === 1 ? "Invite 1 person" : `Invite ${count} people`;
}
