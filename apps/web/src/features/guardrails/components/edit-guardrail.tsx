"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { GuardrailRow } from "../server/list-guardrails.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { draftOf, type GuardrailDraft } from "../store/guardrail-draft.ts";
import { GuardrailDialog } from "./guardrail-dialog.tsx";

export interface EditGuardrailProps {
  readonly organization: string;
  readonly rules: readonly OfferedRule[];
  readonly guardrail: GuardrailRow;
}

export function EditGuardrail({ organization, rules, guardrail }: EditGuardrailProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("policy:manage");
  const [draft, setDraft] = useState<GuardrailDraft>();
  const update = useMutation(
    trpc.guardrails.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.guardrails.list.queryKey() });
        open(false);
      },
    }),
  );
  const open = (isOpen: boolean) => {
    update.reset();
    setDraft(isOpen ? draftOf(guardrail) : undefined);
  };
  const { id: guardrailId, revision } = guardrail;
  return (
    <GuardrailDialog
      title={`Edit ${guardrail.name}`}
      description="Plans that wait for approval are held against the new terms at once."
      action="Save changes"
      trigger={
        <Button variant="ghost" aria-label={`Edit ${guardrail.name}`} disabledReason={missing}>
          Edit
        </Button>
      }
      organization={organization}
      rules={rules}
      draft={draft}
      saving={update}
      onOpenChange={open}
      onChange={setDraft}
      onSave={(terms) => update.mutate({ organization, guardrailId, revision, terms })}
    />
  );
}
