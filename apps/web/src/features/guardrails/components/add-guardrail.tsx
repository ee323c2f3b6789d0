"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { type GuardrailDraft, newDraft } from "../store/guardrail-draft.ts";
import { GuardrailDialog } from "./guardrail-dialog.tsx";

export interface AddGuardrailProps {
  readonly organization: string;
  readonly rules: readonly OfferedRule[];
}

export function AddGuardrail({ organization, rules }: AddGuardrailProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("policy:manage");
  const [first] = rules;
  const loading = first ? undefined : "The rules to choose from are still being loaded.";
  const [draft, setDraft] = useState<GuardrailDraft>();
  const create = useMutation(
    trpc.guardrails.create.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.guardrails.list.queryKey() });
        open(false);
      },
    }),
  );
  const open = (isOpen: boolean) => {
    create.reset();
    setDraft(isOpen && first ? newDraft(first) : undefined);
  };
  return (
    <GuardrailDialog
      title="Add a guardrail"
      description="A rule that every plan is held against before somebody approves it."
      action="Add guardrail"
      trigger={
        <Button variant="primary" disabledReason={missing ?? loading}>
          Add guardrail
        </Button>
      }
      organization={organization}
      rules={rules}
      draft={draft}
      saving={create}
      onOpenChange={open}
      onChange={setDraft}
      onSave={(terms) => create.mutate({ organization, terms })}
    />
  );
}
