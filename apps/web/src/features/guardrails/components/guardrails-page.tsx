"use client";

import { useQuery } from "@tanstack/react-query";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OfferedRule } from "../server/offered-rules.ts";
import { AddGuardrail } from "./add-guardrail.tsx";
import { GuardrailRow } from "./guardrail-row.tsx";

const NO_RULES: readonly OfferedRule[] = [];

/** The rules of an organisation about its plans. */
export function GuardrailsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const guardrails = useQuery(trpc.guardrails.list.queryOptions({ organization }));
  const { data: rules = NO_RULES } = useQuery({
    ...trpc.guardrails.rules.queryOptions({ organization }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const add = <AddGuardrail organization={organization} rules={rules} />;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="max-w-[72ch] text-secondary">
          Every plan is held against these rules before somebody approves it, and again when they change.
        </p>
        {guardrails.data && guardrails.data.length > 0 && add}
      </div>
      <QueryView
        query={guardrails}
        failure="The guardrails could not be loaded"
        skeleton={<SkeletonRows label="Loading guardrails" rows={3} />}
      >
        {(all) =>
          all.length === 0 ? (
            <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No guardrails yet" action={add}>
              A guardrail blocks a plan, asks for a reason, or warns: about regions, tags, encryption, public access, cost, GPUs or lost
              data.
            </EmptyState>
          ) : (
            <Table label="Guardrails">
              <thead>
                <tr>
                  <HeaderCell>Guardrail</HeaderCell>
                  <HeaderCell>Effect</HeaderCell>
                  <HeaderCell>Holds for</HeaderCell>
                  <HeaderCell>On</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {all.map((guardrail) => (
                  <GuardrailRow key={guardrail.id} organization={organization} rules={rules} guardrail={guardrail} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </div>
  );
}
