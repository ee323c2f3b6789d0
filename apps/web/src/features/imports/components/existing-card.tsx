"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ResourceImport } from "@zerolake/db";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ExistingList } from "./existing-list.tsx";
import type { ImportAt } from "./import-at.ts";

interface ExistingCardProps {
  readonly at: ImportAt;
  readonly address: string;
  /** Where is looked, for people. */
  readonly place: string;
}

/** What exists for one planned resource: asked for, listed, chosen from, recorded. */
export function ExistingCard({ at, address, place }: ExistingCardProps) {
  const trpc = useTRPC();
  const asked = useQuery(trpc.imports.find.queryOptions({ ...at, address }));
  return (
    <QueryView query={asked} failure="The import could not be loaded" skeleton={<SkeletonRows label="Loading the import" />}>
      {(found) =>
        found?.state === "recorded" ? (
          <Recorded at={at} address={address} identifier={found.chosen ?? ""} />
        ) : (
          <Card
            title={`What exists in ${place}`}
            action={<LookButton at={at} address={address} isLooking={found?.state === "listing"} isAgain={found !== null} />}
          >
            {found === null ? (
              <p className="text-secondary">Nobody has looked yet. Looking changes nothing.</p>
            ) : (
              <Found at={at} address={address} place={place} found={found} />
            )}
          </Card>
        )
      }
    </QueryView>
  );
}

function Found({ at, address, place, found }: ExistingCardProps & { found: ResourceImport }) {
  const { type, state, candidates, problem, listedAt } = found;
  if (state === "listing") return <SkeletonRows label={`Looking in ${place}`} />;
  const isEmpty = candidates.length === 0;
  return (
    <div className="space-y-3">
      {problem !== null && (
        <ErrorState title={isEmpty ? "Nothing could be listed" : "It was not imported"} problem={{ message: problem }} />
      )}
      {isEmpty && problem === null && (
        <p className="text-secondary">
          There is no {type} in {place}.
        </p>
      )}
      {!isEmpty && (
        <>
          <p className="text-muted text-small">
            {type}
            {listedAt && (
              <>
                , listed <RelativeTime at={listedAt} />
              </>
            )}
          </p>
          <ExistingList at={at} address={address} found={found} />
        </>
      )}
    </div>
  );
}

function LookButton({
  at,
  address,
  isLooking,
  isAgain,
}: Pick<ExistingCardProps, "at" | "address"> & { isLooking: boolean; isAgain: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const look = useMutation(
    trpc.imports.look.mutationOptions({ onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() }) }),
  );
  return (
    <span className="flex items-center gap-3">
      {look.isError && (
        <span role="alert" className="text-danger text-small">
          {problemOf(look.error).message}
        </span>
      )}
      <Button
        variant={isAgain ? "secondary" : "primary"}
        isBusy={look.isPending || isLooking}
        disabledReason={missing}
        onClick={() => look.mutate({ ...at, address })}
      >
        {isAgain ? "Look again" : "Look for existing resources"}
      </Button>
    </span>
  );
}

function Recorded({ at, address, identifier }: { at: ImportAt; address: string; identifier: string }) {
  return (
    <Card title="Imported">
      <p>
        <span className="font-mono text-code">{address}</span> is recorded as <span className="font-mono text-code">{identifier}</span>. The
        next plan shows what differs, if anything.
      </p>
      <div className="flex gap-2 pt-4">
        <LinkButton href={paths.environmentTab(at, "resources")}>Show resources</LinkButton>
        <LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Open the environment</LinkButton>
      </div>
    </Card>
  );
}
