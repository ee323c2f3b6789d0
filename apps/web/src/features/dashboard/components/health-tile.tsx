import type { IllComponent, IllComponents } from "@zerolake/db";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { HealthChip } from "@/health/health-chip.tsx";
import { HEALTH_LOOKS, limitText, measuredText } from "@/health/health-words.ts";
import { paths } from "@/shell/navigation.ts";

const SHOWN_MAX = 5;

/** The worst components, each with what is measured and the limit that it is over; what nobody can see is said as well. */
export function HealthTile({ organization, ill }: { organization: string; ill: IllComponents }) {
  const { listed, total, environments } = ill;
  const { unknown } = environments;
  const known = environments.ok + environments.warn + environments.bad;
  if (known + unknown === 0) return <p className="text-secondary">Nothing that is deployed has been looked at yet.</p>;
  return (
    <div className="space-y-3">
      {total === 0 ? (
        <p className="text-secondary">
          {known === 0 ? "How well your environments are is not known now." : `Nothing is ill in ${plural(known, "environment")}.`}
        </p>
      ) : (
        <ul className="-mx-4 -mt-2">
          {listed.slice(0, SHOWN_MAX).map((each) => (
            <Ill key={`${each.environmentId} ${each.component}`} organization={organization} ill={each} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center gap-2 text-secondary">
        {total > SHOWN_MAX && <span>{total - SHOWN_MAX} more</span>}
        {unknown > 0 && <StatusChip status={HEALTH_LOOKS.unknown.role}>{plural(unknown, "environment")} unknown</StatusChip>}
      </p>
    </div>
  );
}

function Ill({ organization, ill }: { organization: string; ill: IllComponent }) {
  const { project, environment, blueprint, component, title, status, label, unit, value, threshold, illWhen, since } = ill;
  const at = { organization, project: project.slug, environment: environment.slug, blueprint };
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-hover">
      <Link href={paths.designerHealth(at, component)} className="truncate font-medium after:absolute after:inset-0">
        {title}
      </Link>
      <span className="justify-self-end">
        <HealthChip status={status} />
      </span>
      <span className="tabular truncate text-secondary text-small">
        {label} {measuredText(value, unit)}, {limitText(threshold, { unit, illWhen })} · {project.name}, {environment.name}
      </span>
      <RelativeTime at={since} className="justify-self-end whitespace-nowrap text-muted text-small" />
    </li>
  );
}
