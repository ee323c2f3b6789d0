"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission, WHOLE_ORGANIZATION } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { loadChain } from "../server/audit-log.ts";

type Chain = Awaited<ReturnType<typeof loadChain>>;

const FOR_EVER = "ever";
const KEPT = [
  { value: FOR_EVER, label: "Keep for ever" },
  { value: "90", label: "Keep for 90 days" },
  { value: "365", label: "Keep for a year" },
  { value: "730", label: "Keep for 2 years" },
  { value: "2555", label: "Keep for 7 years" },
];
/** While a check that was asked for is under way. */
const LOOK_EVERY_MS = 3_000;

/** What the last check of the chain found, and how long entries are kept. */
export function ChainState({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const chain = useQuery({
    ...trpc.audit.chain.queryOptions({ organization }),
    refetchInterval: ({ state }) => (state.data?.isRequested ? LOOK_EVERY_MS : false),
  });
  return (
    <Card title="State of the chain">
      <QueryView
        query={chain}
        failure="The state of the chain could not be loaded"
        skeleton={<SkeletonRows label="Loading the state" rows={2} />}
      >
        {(state) => <LoadedState organization={organization} chain={state} />}
      </QueryView>
    </Card>
  );
}

function LoadedState({ organization, chain }: { organization: string; chain: Chain }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayNot = useMissingPermission("organization:manage", WHOLE_ORGANIZATION);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
  const check = useMutation(trpc.audit.check.mutationOptions({ onSuccess }));
  const retain = useMutation(trpc.audit.retain.mutationOptions({ onSuccess }));
  const failed = check.error ?? retain.error;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <ChainWords chain={chain} />
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Entries" className="w-48" {...(mayNot ? { help: mayNot } : {})}>
            {(control) => (
              <Select
                {...control}
                isDisabled={mayNot !== undefined || retain.isPending}
                value={chain.keepDays === null ? FOR_EVER : String(chain.keepDays)}
                onValueChange={(value) => retain.mutate({ organization, keepDays: value === FOR_EVER ? null : Number(value) })}
                options={optionsWith(chain.keepDays)}
              />
            )}
          </Field>
          <Button disabledReason={mayNot} isBusy={check.isPending || chain.isRequested} onClick={() => check.mutate({ organization })}>
            Check the chain
          </Button>
        </div>
      </div>
      {failed && <ErrorState title="Nothing was changed" problem={problemOf(failed)} />}
    </div>
  );
}

function ChainWords({ chain: { report, checkedAt } }: { chain: Chain }) {
  if (!report || !checkedAt) return <p className="text-secondary">The chain has not been checked yet. A worker checks it once a day.</p>;
  const isWhole = report.findings.length === 0;
  return (
    <div className="min-w-0 space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <StatusChip status={isWhole ? "success" : "danger"}>{isWhole ? "Whole" : "Not whole"}</StatusChip>
        <span className="text-secondary">
          {plural(report.entries, "entry", "entries")}
          {report.first !== undefined && report.first > 1 ? `, older than #${report.first} removed by rule` : ""}, checked{" "}
          <RelativeTime at={checkedAt} />
        </span>
      </p>
      {!isWhole && (
        <ul className="list-disc pl-5">
          {report.findings.map(({ kind, sequence, message }) => (
            <li key={`${kind} ${sequence}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A time that was set by other means is shown, too. */
function optionsWith(keepDays: number | null) {
  const isListed = keepDays === null || KEPT.some(({ value }) => value === String(keepDays));
  return isListed ? KEPT : [...KEPT, { value: String(keepDays), label: `Keep for ${keepDays} days` }];
}
