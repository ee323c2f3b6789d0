"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoney } from "@/format/money.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Stands for the organisation itself; no slug looks like it. */
const WHOLE = "*";

interface BudgetsPageProps {
  readonly organization: string;
  readonly name: string;
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
}

/** What a month may cost: the dashboard holds it against what is deployed. */
export function BudgetsPage({ organization, name, projects }: BudgetsPageProps) {
  const trpc = useTRPC();
  const budgets = useQuery(trpc.budgets.list.queryOptions({ organization }));
  return (
    <div className="space-y-6">
      <p className="max-w-[72ch] text-secondary">
        The dashboard compares what is deployed, at list prices, with these amounts. Nothing is stopped when a budget is exceeded; a
        guardrail can do that.
      </p>
      <SetBudget organization={organization} name={name} projects={projects} />
      <QueryView query={budgets} failure="The budgets could not be loaded" skeleton={<SkeletonRows label="Loading budgets" rows={3} />}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="text-secondary">No budgets yet.</p>
          ) : (
            <Table label="Budgets">
              <thead>
                <tr>
                  <HeaderCell>For</HeaderCell>
                  <HeaderCell className="text-right">A month</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ project, monthlyUsd }) => (
                  <Row key={project?.id ?? WHOLE}>
                    <Cell className="font-medium">{project?.name ?? `${name} as a whole`}</Cell>
                    <Cell className="tabular text-right">{formatMoney(monthlyUsd)}</Cell>
                    <Cell className="text-right">
                      <RemoveBudget organization={organization} project={project} name={project?.name ?? name} />
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </div>
  );
}

function useSetBudget() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.budgets.set.mutationOptions({ onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.budgets.list.queryKey() }) }),
  );
}

function SetBudget({ organization, name, projects }: BudgetsPageProps) {
  const missing = useMissingPermission("budget:manage");
  const [scope, setScope] = useState(WHOLE);
  const [amount, setAmount] = useState("");
  const set = useSetBudget();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(
      { organization, monthlyUsd: Number(amount), ...(scope === WHOLE ? {} : { project: scope }) },
      { onSuccess: () => setAmount("") },
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field label="For" className="w-56">
        {(control) => (
          <Select
            {...control}
            label="For"
            value={scope}
            onValueChange={setScope}
            options={[
              { value: WHOLE, label: `${name} as a whole` },
              ...projects.map((project) => ({ value: project.slug, label: project.name })),
            ]}
          />
        )}
      </Field>
      <Field label="US dollars a month" className="w-48" {...(set.error ? { error: problemOf(set.error).message } : {})}>
        {(control) => <Input {...control} inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />}
      </Field>
      <Button type="submit" variant="primary" isBusy={set.isPending} disabledReason={missing}>
        Set budget
      </Button>
    </form>
  );
}

function RemoveBudget({ organization, project, name }: { organization: string; project: { readonly slug: string } | null; name: string }) {
  const missing = useMissingPermission("budget:manage");
  const set = useSetBudget();
  return (
    <Button
      variant="ghost"
      size="small"
      aria-label={`Remove the budget of ${name}`}
      isBusy={set.isPending}
      disabledReason={missing}
      onClick={() => set.mutate({ organization, monthlyUsd: null, ...(project ? { project: project.slug } : {}) })}
    >
      Remove
    </Button>
  );
}
