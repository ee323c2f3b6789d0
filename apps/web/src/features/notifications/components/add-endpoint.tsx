"use client";

import { useMutation } from "@tanstack/react-query";
import { WEBHOOK_FORMS, type WebhookForm } from "@zerolake/notifications";
import { type FormEvent, useId, useState } from "react";
import { SecretToCopy } from "@/components/secret-to-copy.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { FORM_WORDS } from "../store/notification-words.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

const SHOWN = ["name", "address"];
const FORMS = WEBHOOK_FORMS.map((value) => ({ value, label: FORM_WORDS[value].title }));
const EMPTY = { name: "", form: "standard" as WebhookForm, address: "" };

interface AddEndpointProps {
  readonly organization: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks where to send, then shows what signs the messages: once, so nothing that happens to the page below may close it. */
export function AddEndpoint({ organization, isOpen, onOpenChange }: AddEndpointProps) {
  const trpc = useTRPC();
  const form = useId();
  const changed = useNotificationsChanged();
  const [draft, setDraft] = useState(EMPTY);
  const create = useMutation(
    trpc.notifications.createEndpoint.mutationOptions({
      onSuccess: async ({ secret }) => {
        await changed();
        if (secret === null) open(false);
      },
    }),
  );
  const open = (next: boolean) => {
    create.reset();
    setDraft(EMPTY);
    onOpenChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ organization, endpoint: draft });
  };
  const secret = create.data?.secret;
  const { fields: problems, rest } = formProblemOf(create.error, { shown: SHOWN, within: "endpoint" });
  return (
    <Dialog
      title={secret ? "Copy the signing secret" : "Add an endpoint"}
      description={
        secret
          ? "Your program checks with it who sent a message. Copy it now. You won't see it again."
          : "The address is called once for each event that a rule sends there."
      }
      width="medium"
      isOpen={isOpen}
      onOpenChange={open}
      footer={
        secret ? (
          <Button variant="primary" onClick={() => open(false)}>
            Close
          </Button>
        ) : (
          <Button type="submit" form={form} variant="primary" isBusy={create.isPending}>
            Add endpoint
          </Button>
        )
      }
    >
      {secret && <SecretToCopy label="Copy secret" secret={secret} />}
      {!secret && (
        <form id={form} className="space-y-4" onSubmit={submit} noValidate>
          <Field label="Name" error={problems["name"]}>
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                maxLength={80}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Kind" help={FORM_WORDS[draft.form].help}>
            {(control) => (
              <SegmentedControl
                {...control}
                label="Kind"
                value={draft.form}
                segments={FORMS}
                onValueChange={(next) => setDraft({ ...draft, form: WEBHOOK_FORMS.find((each) => each === next) ?? draft.form })}
              />
            )}
          </Field>
          <Field label="Address" error={problems["address"]} help="Kept sealed; only its host is shown from then on.">
            {(control) => (
              <Input
                {...control}
                type="url"
                value={draft.address}
                placeholder="https://hooks.example.com/zerolake"
                spellCheck={false}
                onChange={(event) => setDraft({ ...draft, address: event.target.value })}
              />
            )}
          </Field>
          {rest && <ErrorState title="The endpoint was not added" problem={rest} />}
        </form>
      )}
    </Dialog>
  );
}
