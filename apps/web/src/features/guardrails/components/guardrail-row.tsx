"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { GuardrailRow as Guardrail } from "../server/list-guardrails.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { EFFECT_WORDS, scopeInWords } from "../store/guardrail-words.ts";
import { EditGuardrail } from "./edit-guardrail.tsx";
import { RemoveGuardrail } from "./remove-guardrail.tsx";
import { TryGuardrail } from "./try-guardrail.tsx";

const LOOKS: Readonly<Record<Guardrail["effect"], StatusRole>> = { block: "danger", ask: "waiting", warn: "warning" };

export interface GuardrailRowProps {
  readonly organization: string;
  readonly rules: readonly OfferedRule[];
  readonly guardrail: Guardrail;
}

export function GuardrailRow({ organization, rules, guardrail }: GuardrailRowProps) {
  const { id, name, ruleTitle, summary, effect, scope, updatedAt, updatedBy } = guardrail;
  return (
    <Row>
      <Cell className="min-w-48">
        <span className="block font-medium">{name}</span>
        <span className="block text-secondary text-small">
          {name === ruleTitle ? "" : `${ruleTitle}: `}
          {summary}
        </span>
        <span className="block text-muted text-small">
          {updatedBy}, <RelativeTime at={updatedAt} />
        </span>
      </Cell>
      <Cell>
        <StatusChip status={LOOKS[effect]}>{EFFECT_WORDS[effect].title}</StatusChip>
      </Cell>
      <Cell className="max-w-48 text-secondary">{scopeInWords(scope)}</Cell>
      <Cell>
        <OnOff organization={organization} guardrail={guardrail} />
      </Cell>
      <Cell className="whitespace-nowrap text-right">
        <TryGuardrail organization={organization} guardrail={guardrail} />
        <EditGuardrail organization={organization} rules={rules} guardrail={guardrail} />
        <RemoveGuardrail organization={organization} id={id} name={name} />
      </Cell>
    </Row>
  );
}

function OnOff({ organization, guardrail: { id, name, revision, isEnabled } }: Omit<GuardrailRowProps, "rules">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("policy:manage");
  const change = useMutation(
    trpc.guardrails.setEnabled.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.guardrails.list.queryKey() }),
      onError: (error) => notify.failed(`${name} was not switched`, problemOf(error)),
    }),
  );
  return (
    <Switch
      label={`${name} is on`}
      isChecked={isEnabled}
      isDisabled={missing !== undefined || change.isPending}
      onCheckedChange={(next) => change.mutate({ organization, guardrailId: id, revision, isEnabled: next })}
    />
  );
}
