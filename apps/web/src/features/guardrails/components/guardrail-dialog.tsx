"use client";

import { type ReactElement, useId } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { OfferedRule } from "../server/offered-rules.ts";
import { type GuardrailDraft, termsOf } from "../store/guardrail-draft.ts";
import { GuardrailForm } from "./guardrail-form.tsx";

/** A guardrail that is being written: closed while there is no draft. */
export function GuardrailDialog({
  title,
  description,
  action,
  trigger,
  organization,
  rules,
  draft,
  saving,
  onOpenChange,
  onChange,
  onSave,
}: {
  title: string;
  description: string;
  /** Of the button that saves. */
  action: string;
  trigger: ReactElement;
  organization: string;
  rules: readonly OfferedRule[];
  draft: GuardrailDraft | undefined;
  saving: { readonly error: unknown; readonly isError: boolean; readonly isPending: boolean; reset(): void };
  onOpenChange: (isOpen: boolean) => void;
  onChange: (draft: GuardrailDraft) => void;
  onSave: (terms: ReturnType<typeof termsOf>) => void;
}) {
  const form = useId();
  const rule = rules.find(({ kind }) => kind === draft?.rule);
  /** What was wrong before may be right now. */
  const change = (next: GuardrailDraft) => {
    if (saving.isError) saving.reset();
    onChange(next);
  };
  return (
    <Dialog
      title={title}
      description={description}
      isOpen={draft !== undefined}
      onOpenChange={onOpenChange}
      width="medium"
      trigger={trigger}
      footer={
        <Button type="submit" form={form} variant="primary" isBusy={saving.isPending}>
          {action}
        </Button>
      }
    >
      {draft && (
        <GuardrailForm
          id={form}
          organization={organization}
          rules={rules}
          draft={draft}
          error={saving.error}
          onChange={change}
          onSubmit={() => rule && onSave(termsOf(draft, rule.fields))}
        />
      )}
    </Dialog>
  );
}
