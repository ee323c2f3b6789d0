import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { PartsHealth } from "@/server/health/check-health.ts";

interface Check {
  readonly name: string;
  readonly isUp: boolean | undefined;
  readonly trouble: string;
}

/** Every part that the console needs, with what to do about one that is away. */
export function SetupChecks({ health }: { health: PartsHealth | undefined }) {
  const checks: readonly Check[] = [
    { name: "Database", isUp: health?.isDatabaseUp, trouble: "PostgreSQL does not answer. Check DATABASE_URL." },
    { name: "Queue", isUp: health?.isQueueUp, trouble: "Redis does not answer. Check REDIS_URL." },
    { name: "Worker", isUp: health?.isWorkerUp, trouble: "No worker runs yet. You can go on; nothing is deployed without one." },
  ];
  const isAllWell = checks.every((check) => check.isUp === true);
  return (
    <div className="space-y-2">
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {checks.map((check) => (
          <li key={check.name} className={classNames("flex items-center gap-1.5 text-label", STATUS_CLASSES[roleOf(check)].text)}>
            <StatusIcon status={roleOf(check)} />
            {check.name}
            <span className="sr-only">{check.isUp === undefined ? "is being checked" : check.isUp ? "answers" : "does not answer"}</span>
          </li>
        ))}
      </ul>
      <p className="text-secondary text-small">
        {isAllWell ? "Everything the console needs is reachable." : checks.find((check) => check.isUp === false)?.trouble}
      </p>
    </div>
  );
}

function roleOf({ isUp }: Check): StatusRole {
  if (isUp === undefined) return "running";
  return isUp ? "success" : "warning";
}
