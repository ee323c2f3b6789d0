"use client";

import { useMutation } from "@tanstack/react-query";
import type { EndpointView, NewRule, RuleView } from "@zerolake/db";
import { type ReactElement, useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { draftOfRule, newRuleDraft, type RuleDraft, ruleOfDraft } from "../store/rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

interface ChangeProps {
  readonly organization: string;
  readonly endpoints: readonly EndpointView[];
}

export function AddRule(props: ChangeProps) {
  const trpc = useTRPC();
  const create = useMutation(trpc.notifications.createRule.mutationOptions({ onSuccess: useNotificationsChanged() }));
  return (
    <RuleDialog
      {...props}
      title="Add a rule"
      action="Add rule"
      trigger={<Button variant="primary">Add rule</Button>}
      begin={newRuleDraft}
      saving={create}
      onSave={(rule, close) =>
        create.mutate({ organization: props.organization, rule: { ...rule, kinds: [...rule.kinds] } }, { onSuccess: close })
      }
    />
  );
}

export function EditRule({ rule, ...props }: ChangeProps & { readonly rule: RuleView }) {
  const trpc = useTRPC();
  const update = useMutation(trpc.notifications.updateRule.mutationOptions({ onSuccess: useNotificationsChanged() }));
  const { organization } = props;
  return (
    <RuleDialog
      {...props}
      title={`Edit ${rule.name}`}
      action="Save changes"
      trigger={
        <Button variant="ghost" aria-label={`Edit ${rule.name}`}>
          Edit
        </Button>
      }
      begin={() => draftOfRule(rule)}
      saving={update}
      onSave={(changed, close) =>
        update.mutate({ organization, ruleId: rule.id, rule: { ...changed, kinds: [...changed.kinds] } }, { onSuccess: close })
      }
    />
  );
}

interface RuleDialogProps extends ChangeProps {
  readonly title: string;
  /** Of the button that saves. */
  readonly action: string;
  readonly trigger: ReactElement;
  readonly begin: () => RuleDraft;
  readonly saving: { readonly error: unknown; readonly isPending: boolean; reset(): void };
  readonly onSave: (rule: NewRule, close: () => void) => void;
}

function RuleDialog({ organization, endpoints, title, action, trigger, begin, saving, onSave }: RuleDialogProps) {
  const form = useId();
  const [draft, setDraft] = useState<RuleDraft>();
  const open = (isOpen: boolean) => {
    saving.reset();
    setDraft(isOpen ? begin() : undefined);
  };
  return (
    <Dialog
      title={title}
      description="Choose what is sent, about which place, and where it goes."
      width="medium"
      isOpen={draft !== undefined}
      onOpenChange={open}
      trigger={trigger}
      footer={
        <Button type="submit" form={form} variant="primary" isBusy={saving.isPending}>
          {action}
        </Button>
      }
    >
      {draft && (
        <RuleForm
          id={form}
          organization={organization}
          endpoints={endpoints}
          draft={draft}
          error={saving.error}
          onChange={setDraft}
          onSubmit={() => onSave(ruleOfDraft(draft), () => open(false))}
        />
      )}
    </Dialog>
  );
}
