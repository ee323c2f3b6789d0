"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { formatMoney } from "@/format/money.ts";
import { plural } from "@/format/number.ts";
import { formatEstimate } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { loadHibernation } from "../server/load-hibernation.ts";
import type { ScheduleAt } from "./schedule-at.ts";

export type Hibernation = NonNullable<Awaited<ReturnType<typeof loadHibernation>>["hibernation"]>;

/** Both lists, what it is worth, and the button that makes the plan. */
export function HibernationView({ at, hibernation }: { readonly at: ScheduleAt; readonly hibernation: Hibernation }) {
  const { stops, stays, goingCount, savesUsd, isAtLeast, totalUsd, minutesToWake, pricesOf } = hibernation;
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:destroy");
  const hibernate = useMutation(
    trpc.schedules.hibernate.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed("The hibernation was not planned", problemOf(error)),
    }),
  );
  return (
    <div className="space-y-4">
      <p>
        Saves {isAtLeast ? "at least" : "about"} <strong>{formatMoney(savesUsd)}</strong> of {formatMoney(totalUsd)} a month (est., prices
        of {pricesOf}). Waking takes {wakeWords(minutesToWake)}.
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <PartList title="Stops" parts={stops} />
        <PartList title="Stays" parts={stays} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Back</LinkButton>
        <Button
          variant="primary"
          disabledReason={missing}
          isBusy={hibernate.isPending || hibernate.isSuccess}
          onClick={() => hibernate.mutate(at)}
        >
          {`Plan to stop ${plural(goingCount, "resource")}`}
        </Button>
      </div>
    </div>
  );
}

function PartList({ title, parts }: { readonly title: string; readonly parts: Hibernation["stops"] }) {
  return (
    <Card title={`${title} ${parts.length}`} isFlush>
      <ul>
        {parts.map(({ id, title: name, because, monthlyUsd }) => (
          <li key={id} className="flex items-start justify-between gap-3 border-hairline border-b px-4 py-2 last:border-b-0">
            <span className="min-w-0">
              <span className="block text-label">{name}</span>
              <span className="block text-secondary text-small">{because}</span>
            </span>
            <span className="tabular whitespace-nowrap text-secondary">
              {monthlyUsd === null ? "no price" : `${formatMoney(monthlyUsd)}/mo`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function wakeWords([low, high]: readonly [number, number]): string {
  return high <= 1 ? "about a minute" : formatEstimate([low, high]);
}
