"use client";

import { useMutation } from "@tanstack/react-query";
import type { EndpointView, RuleView } from "@zerolake/db";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { kindsInWords } from "../store/notification-words.ts";
import { AddRule, EditRule } from "./change-rule.tsx";
import { RemoveRule } from "./remove-rule.tsx";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

interface RulesProps {
  readonly organization: string;
  readonly rules: readonly RuleView[];
  readonly endpoints: readonly EndpointView[];
}

/** Which events go where. */
export function Rules({ organization, rules, endpoints }: RulesProps) {
  const add = <AddRule organization={organization} endpoints={endpoints} />;
  return (
    <section aria-label="Rules" className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="max-w-[72ch] space-y-1">
          <h2 className="text-title">Rules</h2>
          <p className="text-secondary">
            A rule sends events to one address or endpoint, beside what each person is told in their own inbox.
          </p>
        </div>
        {rules.length > 0 && add}
      </div>
      {rules.length === 0 ? (
        <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No rules yet" action={add}>
          Send failures of production to your team's chat, or all ends of deployments to a program of yours.
        </EmptyState>
      ) : (
        <Table label="Rules">
          <thead>
            <tr>
              <HeaderCell>Rule</HeaderCell>
              <HeaderCell>Sends to</HeaderCell>
              <HeaderCell>On</HeaderCell>
              <HeaderCell className="text-right">Actions</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Row key={rule.id}>
                <Cell className="min-w-48">
                  <span className="block font-medium">{rule.name}</span>
                  <span className="block text-secondary text-small">{kindsInWords(rule.kinds)}</span>
                </Cell>
                <Cell className="wrap-anywhere">{rule.email ?? endpoints.find(({ id }) => id === rule.endpointId)?.name}</Cell>
                <Cell>
                  <OnOff organization={organization} rule={rule} />
                </Cell>
                <Cell className="whitespace-nowrap text-right">
                  <EditRule organization={organization} endpoints={endpoints} rule={rule} />
                  <RemoveRule organization={organization} id={rule.id} name={rule.name} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function OnOff({ organization, rule: { id: ruleId, name, isEnabled } }: { organization: string; rule: RuleView }) {
  const trpc = useTRPC();
  const changed = useNotificationsChanged();
  const change = useMutation(
    trpc.notifications.setRuleEnabled.mutationOptions({
      onSettled: changed,
      onError: (error) => notify.failed(`${name} was not switched`, problemOf(error)),
    }),
  );
  return (
    <Switch
      label={`${name} is on`}
      isChecked={isEnabled}
      isDisabled={change.isPending}
      onCheckedChange={(next) => change.mutate({ organization, ruleId, isEnabled: next })}
    />
  );
}
