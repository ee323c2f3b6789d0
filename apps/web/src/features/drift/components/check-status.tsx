"use client";

import { useMutation } from "@tanstack/react-query";
import type { RefreshedEnvironment } from "@zerolake/db";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftScope } from "./drift-scope.ts";

/** How fresh the list is, what could not be read, and the way to look again. */
export function CheckStatus({ scope, environments }: { scope: DriftScope; environments: readonly RefreshedEnvironment[] }) {
  const trpc = useTRPC();
  const whyNot = useMissingPermission("drift:check");
  const all = useMutation(trpc.drift.checkAll.mutationOptions({ onError: tellFailure }));
  const one = useMutation(trpc.drift.check.mutationOptions({ onError: tellFailure }));
  const isRunning = environments.some((environment) => environment.isRunning);
  const check = () => (scope.at ? one.mutate(scope.at) : all.mutate({ organization: scope.organization }));
  return (
    <div className="space-y-1">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-secondary">
          {isRunning ? progressText(environments) : <LastChecked environments={environments} />}
        </p>
        <Button size="small" isBusy={isRunning || all.isPending || one.isPending} disabledReason={whyNot} onClick={check}>
          Check now
        </Button>
      </div>
      {environments.map((environment) => (
        <Trouble key={environment.id} environment={environment} isNamed={scope.at === undefined} />
      ))}
    </div>
  );
}

function tellFailure(error: unknown): void {
  notify.failed("The check was not asked for", problemOf(error));
}

function progressText(environments: readonly RefreshedEnvironment[]): string {
  const running = environments.filter(({ isRunning }) => isRunning);
  const sum = (pick: (environment: RefreshedEnvironment) => number) => running.reduce((total, environment) => total + pick(environment), 0);
  return `Checking: ${sum(({ checkedSoFar }) => checkedSoFar)} of ${plural(
    sum(({ resources }) => resources),
    "resource",
  )}`;
}

/** The oldest one counts: nothing is fresher than that. */
function LastChecked({ environments }: { environments: readonly RefreshedEnvironment[] }) {
  const times = environments.map(({ lastAt }) => lastAt);
  if (times.length === 0) return "Nothing to check yet";
  const never = times.filter((at) => at === null).length;
  const oldest = times.filter((at) => at !== null).toSorted()[0];
  if (oldest === undefined) return "Never checked";
  return (
    <>
      Checked <RelativeTime at={oldest} />
      {never > 0 && `, ${plural(never, "environment")} never`}
    </>
  );
}

function Trouble({ environment, isNamed }: { environment: RefreshedEnvironment; isNamed: boolean }) {
  const { checked, total, problem, refusals, lastAt, name } = environment;
  if (lastAt === null || (problem === null && checked >= total)) return null;
  const refused = total - checked;
  return (
    <p className="flex items-start gap-2 text-warning">
      <StatusIcon status="warning" className="mt-0.5" />
      <span>
        {isNamed && `${name}: `}
        {problem ??
          `${plural(refused, "read was", "reads were")} refused; ${checked} of ${total} checked. ${refusals.slice(0, 2).join(" ")}`}
      </span>
    </p>
  );
}
