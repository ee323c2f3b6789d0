import type { RunningDeployment, RunningDeployments } from "@zerolake/db";
import Link from "next/link";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { formatClock } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** What is being deployed now, how far it is and when it ends. */
export function RunningTile({ organization, running: { listed, total } }: { organization: string; running: RunningDeployments }) {
  if (total === 0) return <p className="text-secondary">Nothing is being deployed.</p>;
  return (
    <div className="space-y-2">
      <ul className="-mx-4 -my-2">
        {listed.map((run) => (
          <Run key={run.id} organization={organization} run={run} />
        ))}
      </ul>
      {total > listed.length && <p className="text-secondary">{total - listed.length} more</p>}
    </div>
  );
}

function Run({ organization, run }: { organization: string; run: RunningDeployment }) {
  const { number, project, environment, state, done, total, expectedEnd, isLate } = run;
  const name = `#${number} ${project.name} → ${environment.name}`;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover">
      <Link href={paths.deployment(organization, project.slug, number)} className="truncate font-medium after:absolute after:inset-0">
        {name}
      </Link>
      <span className="justify-self-end">
        <DeploymentStateChip state={state} />
      </span>
      {total > 0 && <ProgressBar label={`Progress of ${name}`} done={done} total={total} />}
      <span className="tabular col-start-2 whitespace-nowrap text-secondary text-small">
        {total > 0 && `${done} of ${total}`}
        {expectedEnd && <ExpectedEnd end={expectedEnd} isLate={isLate} />}
      </span>
    </li>
  );
}

function ExpectedEnd({ end: [early, late], isLate }: { end: readonly [Date, Date]; isLate: boolean }) {
  return <span suppressHydrationWarning>{isLate ? ", longer than usual" : `, ends ${shortClock(early)}–${shortClock(late)}`}</span>;
}

function shortClock(at: Date): string {
  return formatClock(at).slice(0, 5);
}
