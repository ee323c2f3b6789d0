import type { ProjectOverview } from "@zerolake/db";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";

type EnvironmentMark = ProjectOverview["environments"][number];

/** The environments of a project in a row: how the last deployment of each stands, and which version it has. */
export function EnvironmentMarks({ environments }: { environments: readonly EnvironmentMark[] }) {
  if (environments.length === 0) return <span className="text-muted">–</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {environments.map((environment) => (
        <li key={environment.id}>
          <Mark environment={environment} />
        </li>
      ))}
    </ul>
  );
}

function Mark({ environment: { name, deployedVersion, lastState } }: { environment: EnvironmentMark }) {
  const look = lastState === null ? undefined : DEPLOYMENT_STATE_LOOKS[lastState];
  return (
    <Chip title={look ? `Last deployment: ${look.word}` : "Nothing was deployed yet"}>
      <span className="inline-flex items-center gap-1">
        {look && (
          <span className={classNames("inline-flex", STATUS_CLASSES[look.role].text)}>
            {look.icon ?? <StatusIcon status={look.role} size={12} />}
            <span className="sr-only">{look.word}: </span>
          </span>
        )}
        {name}
        {deployedVersion !== null && <span className="text-muted">v{deployedVersion}</span>}
      </span>
    </Chip>
  );
}
