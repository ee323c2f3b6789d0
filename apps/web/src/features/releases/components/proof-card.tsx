import Link from "next/link";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import type { Promotion } from "./promotion.ts";
import type { ReleaseAt } from "./release-at.ts";

interface ProofCardProps {
  readonly at: ReleaseAt;
  readonly proof: Promotion["proof"];
  readonly source: string;
  readonly version: number;
}

/** What shows that the version works where it comes from. */
export function ProofCard({ at, proof, source, version }: ProofCardProps) {
  const { lastDeployment, verification, succeeded, firstSucceededAt, verdict } = proof;
  return (
    <Card title={`Proof in ${source}`}>
      <div className="space-y-3">
        {verdict === "passed" && <StatusChip status="success">Verified</StatusChip>}
        {verdict === "failed" && <StatusChip status="danger">Verification failed</StatusChip>}
        {verdict === "none" && <StatusChip status="warning">Never verified</StatusChip>}
        <dl className="space-y-2 text-secondary">
          {lastDeployment && (
            <div>
              <dt className="text-muted text-small">Last deployment of v{version}</dt>
              <dd className="flex flex-wrap items-center gap-2">
                <DeploymentStateChip state={lastDeployment.state} />
                <DeploymentLink at={at} number={lastDeployment.number} />
                <RelativeTime at={lastDeployment.finishedAt} />
              </dd>
            </div>
          )}
          {verification && (
            <div>
              <dt className="text-muted text-small">Last verification</dt>
              <dd>
                <DeploymentLink at={at} number={verification.number} /> <RelativeTime at={verification.at} />
                {verification.checks
                  .filter(({ result }) => result !== "passed")
                  .map(({ name, expected, found }) => (
                    <span key={name} className="block text-small">
                      Expected: {expected}. Found: {found}.
                    </span>
                  ))}
              </dd>
            </div>
          )}
          <div>
            <dt className="text-muted text-small">Successes</dt>
            <dd>
              {succeeded === 0 ? `No deployment of v${version} succeeded there.` : `${plural(succeeded, "deployment")} succeeded there`}
              {firstSucceededAt && (
                <>
                  , the first <RelativeTime at={firstSucceededAt} />
                </>
              )}
            </dd>
          </div>
        </dl>
      </div>
    </Card>
  );
}

function DeploymentLink({ at, number }: { readonly at: ReleaseAt; readonly number: number }) {
  return (
    <Link className="text-accent underline" href={paths.deployment(at.organization, at.project, number)}>
      {`#${number}`}
    </Link>
  );
}
