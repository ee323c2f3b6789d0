"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { HealthChip } from "@/health/health-chip.tsx";
import { HEALTH_LOOKS, HEALTH_ORDER } from "@/health/health-words.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { LoadedHealth } from "../server/load-health.ts";
import type { HealthAt } from "./health-at.ts";
import { SignalTable } from "./signal-table.tsx";

/** How well an environment is: in a word, what is ill, every signal with its limit and its last day, and a look on request. */
export function HealthPanel({ at }: { at: HealthAt }) {
  const trpc = useTRPC();
  const health = useQuery(trpc.environmentHealth.ofEnvironment.queryOptions(at));
  return (
    <Card title="Health" action={<LookNow at={at} isLooking={health.data?.isLooking === true} />}>
      <QueryView query={health} failure="The health could not be loaded" skeleton={<SkeletonRows label="Loading the health" rows={4} />}>
        {(loaded) => <Known at={at} health={loaded} />}
      </QueryView>
    </Card>
  );
}

function LookNow({ at, isLooking }: { at: HealthAt; isLooking: boolean }) {
  const trpc = useTRPC();
  const whyNot = useMissingPermission("health:check");
  const look = useMutation(
    trpc.environmentHealth.lookNow.mutationOptions({ onError: (error) => notify.failed("No look was asked for", problemOf(error)) }),
  );
  return (
    <Button size="small" isBusy={look.isPending || isLooking} disabledReason={whyNot} onClick={() => look.mutate(at)}>
      Look now
    </Button>
  );
}

function Known({ at, health }: { at: HealthAt; health: LoadedHealth }) {
  const { status, counts, components, since, lookedAt, isOld, isAsleep, problem } = health;
  return (
    <div className="space-y-3">
      <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {status === null ? (
          <span className="text-secondary">{nothingText(health)}</span>
        ) : (
          <>
            <HealthChip status={isOld ? "unknown" : status} />
            {isOld ? <span>What is shown is too old to count.</span> : <span>{countsText(counts)}</span>}
            {!isOld && since && (
              <span className="text-secondary text-small">
                since <RelativeTime at={since} />
              </span>
            )}
            {lookedAt && (
              <span className="text-muted text-small">
                as of <RelativeTime at={lookedAt} />
              </span>
            )}
          </>
        )}
      </p>
      {isAsleep && status !== null && <p className="text-secondary">Nobody looks while it is asleep.</p>}
      {problem !== null && (
        <p className="flex items-start gap-2 text-warning">
          <StatusIcon status="warning" className="mt-0.5" />
          <span>The last look saw nothing: {problem}</span>
        </p>
      )}
      {components.length > 0 && <SignalTable at={at} components={components} />}
    </div>
  );
}

function nothingText({ isLooking, lookedAt, isAsleep, problem }: LoadedHealth): string {
  if (isLooking) return "The first look is under way.";
  if (isAsleep) return "Nobody looks while it is asleep.";
  if (problem !== null) return "Nothing is known yet.";
  return lookedAt === null
    ? "Nobody has looked yet. What is deployed is looked at every five minutes."
    : "The cloud measures nothing of what is deployed here.";
}

function countsText(counts: LoadedHealth["counts"]): string {
  const told = HEALTH_ORDER.filter((status) => counts[status] > 0).map(
    (status) => `${plural(counts[status], "component")} ${HEALTH_LOOKS[status].word.toLowerCase()}`,
  );
  return told.join(", ");
}
