import type { EnvironmentSummary } from "@zerolake/db";
import { ArrowRight, Plus } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { deployedText, EnvironmentStatusChip } from "@/components/environment-status-chip.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { promotableVersion } from "@/deployments/promotion-steps.ts";
import { plural } from "@/format/number.ts";
import { UnwellChip } from "@/health/health-chip.tsx";
import { paths } from "@/shell/navigation.ts";
import type { ProjectAt } from "./project-at.ts";

/** Environments in stage order, left to right, each with what runs there. */
export function EnvironmentLane({
  at,
  environments,
  newestVersion,
}: {
  at: ProjectAt;
  environments: readonly EnvironmentSummary[];
  newestVersion: number | null;
}) {
  const create = (
    <LinkButton
      href={paths.newEnvironment(at.organization, at.project)}
      size="small"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.5} />}
    >
      New environment
    </LinkButton>
  );
  return (
    <Card title="Environments" action={create}>
      {environments.length === 0 ? (
        <p className="text-secondary">
          No environments yet. An environment is one place where the blueprint is deployed, with its own cloud, region and size.
        </p>
      ) : (
        <ol className="flex flex-wrap items-stretch gap-3">
          {environments.map((environment, index) => (
            <Fragment key={environment.id}>
              {index > 0 && <LaneArrow at={at} lane={environments} to={environment} />}
              <li className="min-w-64 flex-1">
                <EnvironmentCard
                  environment={environment}
                  href={paths.environment(at.organization, at.project, environment.slug)}
                  newestVersion={newestVersion}
                />
              </li>
            </Fragment>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** The step to the next environment: with its exact words where there is something to promote. */
function LaneArrow({ at, lane, to }: { at: ProjectAt; lane: readonly EnvironmentSummary[]; to: EnvironmentSummary }) {
  const step = promotableVersion(lane, to.slug);
  const arrow = <ArrowRight aria-hidden="true" size={16} strokeWidth={1.5} />;
  if (!step) return <li className="self-center text-muted">{arrow}</li>;
  return (
    <li className="self-center">
      <LinkButton size="small" icon={arrow} href={paths.promote({ ...at, environment: to.slug }, step)}>
        {`Promote v${step.version} to ${to.name}`}
      </LinkButton>
    </li>
  );
}

function EnvironmentCard({
  environment,
  href,
  newestVersion,
}: {
  environment: EnvironmentSummary;
  href: string;
  newestVersion: number | null;
}) {
  const { deployedVersion, connection, lastDeployment } = environment;
  return (
    <div className="relative h-full space-y-2 rounded-card border border-line p-3 transition-colors hover:border-control">
      <div className="flex items-center justify-between gap-2">
        <Link href={href} className="truncate text-title after:absolute after:inset-0">
          {environment.name}
        </Link>
        <span className="flex flex-wrap justify-end gap-1.5">
          <EnvironmentStatusChip environment={environment} />
          <UnwellChip status={environment.health} />
        </span>
      </div>
      <p className="text-secondary">
        {deployedText(environment)}
        {deployedVersion !== null && newestVersion !== null && newestVersion > deployedVersion && (
          <span className="text-muted"> · v{newestVersion} available</span>
        )}
        {environment.resourceCount > 0 && <span className="text-muted"> · {plural(environment.resourceCount, "resource")}</span>}
      </p>
      <p className="flex flex-wrap items-center gap-1">
        <Chip>{connection.name}</Chip>
        <Chip>{environment.region}</Chip>
        <Chip>{environment.tier}</Chip>
        {environment.expiresAt !== null && (
          <span className="text-warning text-small">
            ends <RelativeTime at={environment.expiresAt} />
          </span>
        )}
        {lastDeployment && <span className="ml-auto text-muted text-small">#{lastDeployment.number}</span>}
      </p>
    </div>
  );
}
