import type { EnvironmentStates } from "@zerolake/db";
import { HeartPulse } from "lucide-react";
import Link from "next/link";
import { Chip } from "@/components/ui/chip.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { HEALTH_LOOKS, HEALTH_ORDER } from "@/health/health-words.ts";
import { paths } from "@/shell/navigation.ts";
import { STATE_LOOKS } from "../store/state-words.ts";

const CLOUD_NAMES: Readonly<Record<string, string>> = { aws: "AWS", azure: "Azure", gcp: "GCP" };

/** How many environments of each stage stand how, how well what is deployed in them is, and in which clouds they are. */
export function EnvironmentsTile({ organization, states: { stages, clouds, total } }: { organization: string; states: EnvironmentStates }) {
  if (total === 0) return <p className="text-secondary">No environments yet. An environment is where a version is deployed.</p>;
  return (
    <div className="space-y-3">
      <dl className="space-y-2">
        {stages.map(({ stage, counts, health }) => (
          <div key={stage} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <dt className="w-24 truncate font-medium" title={stage}>
              {stage}
            </dt>
            <dd className="flex flex-1 flex-wrap gap-1.5">
              {STATE_LOOKS.filter(({ state }) => counts[state] > 0).map(({ state, word, role }) => (
                <StatusChip key={state} status={role}>
                  {counts[state]} {word.toLowerCase()}
                </StatusChip>
              ))}
              {HEALTH_ORDER.filter((status) => health[status] > 0).map((status) => (
                <StatusChip
                  key={status}
                  status={HEALTH_LOOKS[status].role}
                  icon={<HeartPulse aria-hidden="true" size={12} strokeWidth={2} />}
                >
                  {health[status]} {HEALTH_LOOKS[status].word.toLowerCase()}
                </StatusChip>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center gap-2">
        {clouds.map(({ cloud, count }) => (
          <Chip key={cloud}>
            {CLOUD_NAMES[cloud] ?? cloud} {count}
          </Chip>
        ))}
        <Link href={paths.projects(organization)} className="ml-auto text-accent underline">
          All projects
        </Link>
      </div>
    </div>
  );
}
