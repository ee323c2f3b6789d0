import type { EnvironmentSummary } from "@zerolake/db";
import { ArrowRight, Plus } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { deployedText, EnvironmentStatusChip } from "@/components/environment-status-chip.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { plural } from "@/format/number.ts";
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
              {index > 0 && (
                <li aria-hidden="true" className="self-center text-muted">
                  <ArrowRight size={16} strokeWidth={1.5} />
                </li>
              )}
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
        <EnvironmentStatusChip environment={environment} />
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
        {lastDeployment && <span className="ml-auto text-muted text-small">#{lastDeployment.number}</span>}
      </p>
    </div>
  );
}
