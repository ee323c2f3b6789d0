"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DriftPanel } from "./drift-panel.tsx";
import type { DriftScope } from "./drift-scope.ts";

const NEVER = "never";
const SPANS = [
  { value: "1", label: "Checked every hour" },
  { value: "6", label: "Checked every 6 hours" },
  { value: "24", label: "Checked every day" },
  { value: "168", label: "Checked every week" },
  { value: NEVER, label: "Checked only when asked" },
];

/** What differs in one environment, and how often it is looked at. */
export function EnvironmentDrift({ at }: { at: NonNullable<DriftScope["at"]> }) {
  const trpc = useTRPC();
  const drift = useQuery(trpc.drift.ofEnvironment.queryOptions(at));
  return (
    <QueryView query={drift} failure="The drift could not be loaded" skeleton={<SkeletonRows label="Loading the drift" />}>
      {(data) => (
        <div className="space-y-4">
          <DriftPanel scope={{ organization: at.organization, at }} data={data} />
          {data.environments.map(({ id, everyHours }) => (
            <Schedule key={id} at={at} everyHours={everyHours} />
          ))}
        </div>
      )}
    </QueryView>
  );
}

function Schedule({ at, everyHours }: { at: NonNullable<DriftScope["at"]>; everyHours: number | null }) {
  const trpc = useTRPC();
  const whyNot = useMissingPermission("environment:edit");
  const set = useMutation(
    trpc.drift.setSchedule.mutationOptions({ onError: (error) => notify.failed("The schedule was not changed", problemOf(error)) }),
  );
  const value = everyHours === null ? NEVER : String(everyHours);
  const known = SPANS.some((span) => span.value === value) ? SPANS : [{ value, label: `Checked every ${value} hours` }, ...SPANS];
  if (whyNot !== undefined) return <p className="text-muted text-small">{known.find((span) => span.value === value)?.label}.</p>;
  return (
    <div className="w-64">
      <Select
        label="How often it is checked"
        value={value}
        onValueChange={(next) => set.mutate({ ...at, everyHours: next === NEVER ? null : Number(next) })}
        options={known}
      />
    </div>
  );
}
