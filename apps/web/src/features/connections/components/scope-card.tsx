"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";

interface Place {
  readonly projectId: string;
  readonly environment: string | null;
}

interface ShownPlace extends Place {
  readonly label: string;
}

/** Which projects and environments may use the connection; each change counts at once. */
export function ScopeCard({ at }: { at: ConnectionAt }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const scope = useQuery(trpc.connections.scope.get.queryOptions(at));
  const set = useMutation(
    trpc.connections.scope.set.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.connections.scope.get.queryKey(at) }),
    }),
  );
  const change = (places: readonly Place[] | null) =>
    set.mutate({ ...at, scope: places?.map(({ projectId, environment }) => ({ projectId, environment })) ?? null });
  return (
    <Card title="Where it may be used">
      <QueryView query={scope} failure="The places could not be loaded" skeleton={<SkeletonRows label="Loading the places" rows={2} />}>
        {(places) => (
          <div className="space-y-3">
            {places === null ? (
              <p className="text-secondary">Every project of the organisation may use it.</p>
            ) : (
              <PlaceList places={places} missing={missing} onChange={change} />
            )}
            {missing === undefined && <PlaceChoice at={at} places={places ?? []} onChange={change} />}
            {set.isError && <ErrorState title="The places were not changed" problem={problemOf(set.error)} />}
            {places !== null && (
              <Button size="small" isBusy={set.isPending} disabledReason={missing} onClick={() => change(null)}>
                Allow every project
              </Button>
            )}
          </div>
        )}
      </QueryView>
    </Card>
  );
}

function PlaceList({
  places,
  missing,
  onChange,
}: {
  places: readonly ShownPlace[];
  missing: string | undefined;
  onChange: (places: readonly Place[]) => void;
}) {
  if (places.length === 0) return <p className="text-secondary">No project may use it.</p>;
  return (
    <ul className="space-y-1">
      {places.map((place) => (
        <li key={`${place.projectId} ${place.environment}`} className="flex items-center justify-between gap-2">
          <span className="min-w-0 break-words">{place.label}</span>
          <Button
            size="small"
            variant="ghost"
            disabledReason={missing}
            aria-label={`Remove ${place.label}`}
            onClick={() => onChange(places.filter((other) => other !== place))}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PlaceChoice({
  at,
  places,
  onChange,
}: {
  at: ConnectionAt;
  places: readonly Place[];
  onChange: (places: readonly Place[]) => void;
}) {
  const trpc = useTRPC();
  const options = useQuery(trpc.connections.scope.options.queryOptions(at));
  const keyOf = ({ projectId, environment }: Place) => `${projectId} ${environment ?? ""}`;
  const taken = new Set(places.map(keyOf));
  const left = (options.data ?? []).filter((option) => !taken.has(keyOf(option)));
  return (
    <Field label="Limit to" help="Everywhere else it is no longer offered, and refused.">
      {(control) => (
        <Combobox
          {...control}
          label="Limit to"
          placeholder="Add a project or an environment"
          value={undefined}
          onValueChange={(key) => {
            const chosen = left.find((option) => keyOf(option) === key);
            if (chosen) onChange([...places, chosen]);
          }}
          options={left.map((option) => ({ value: keyOf(option), label: option.label }))}
        />
      )}
    </Field>
  );
}
