"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { KindChoice } from "@zerolake/db";
import { KIND_TERMS } from "@zerolake/notifications";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { CHOICE_OPTIONS } from "../store/notification-words.ts";

/** How a person hears of each kind of event in this organisation. */
export function YourNotificationsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const choices = useQuery(trpc.inbox.choices.queryOptions({ organization }));
  return (
    <div className="max-w-3xl space-y-4">
      <p className="max-w-[72ch] text-secondary">
        You are told of what asks for you, of what you asked for, and of what goes wrong where you may act. Never of what you do yourself,
        nor of a place that you may not see.
      </p>
      <QueryView
        query={choices}
        failure="Your choices could not be loaded"
        skeleton={<SkeletonRows label="Loading your choices" rows={8} />}
      >
        {(stored) => <Choices organization={organization} stored={stored} />}
      </QueryView>
    </div>
  );
}

function Choices({ organization, stored }: { organization: string; stored: readonly KindChoice[] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [changed, setChanged] = useState<ReadonlyMap<string, KindChoice>>(new Map());
  const save = useMutation(
    trpc.inbox.setChoices.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.inbox.choices.queryKey() });
        setChanged(new Map());
        notify.done("Your choices are saved.");
      },
    }),
  );
  const choose = (before: KindChoice, choice: string) => {
    const next = CHOICE_OPTIONS.find(({ value }) => value === choice)?.value ?? before.choice;
    const rest = [...changed].filter(([kind]) => kind !== before.kind);
    setChanged(new Map(next === before.choice ? rest : [...rest, [before.kind, { kind: before.kind, choice: next }]]));
  };
  return (
    <Card isFlush>
      <ul className="divide-y divide-hairline">
        {stored.map((before) => (
          <li key={before.kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <span>{KIND_TERMS[before.kind].title}</span>
            <div className="w-44">
              <Select
                label={KIND_TERMS[before.kind].title}
                value={changed.get(before.kind)?.choice ?? before.choice}
                options={CHOICE_OPTIONS}
                onValueChange={(choice) => choose(before, choice)}
              />
            </div>
          </li>
        ))}
      </ul>
      {save.isError && (
        <div className="px-4 pb-3">
          <ErrorState title="Your choices were not saved" problem={problemOf(save.error)} />
        </div>
      )}
      <footer className="flex justify-end border-hairline border-t px-4 py-3">
        <Button
          variant="primary"
          isBusy={save.isPending}
          disabled={changed.size === 0}
          onClick={() => save.mutate({ organization, choices: [...changed.values()] })}
        >
          Save changes
        </Button>
      </footer>
    </Card>
  );
}
