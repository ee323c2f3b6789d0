import type { OpenFindings } from "@zerolake/db";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";

const SEVERITIES = [
  { severity: "high", word: "high", role: "danger" },
  { severity: "medium", word: "medium", role: "warning" },
  { severity: "low", word: "low", role: "neutral" },
] as const;

/** What differs from what was deployed, and what is in the cloud and recorded nowhere. */
export function FindingsTile({ organization, findings }: { organization: string; findings: OpenFindings }) {
  const { drift, oldestDriftAt, orphans, oldestOrphanAt } = findings;
  return (
    <dl className="space-y-4">
      <div className="space-y-1.5">
        <dt>
          <Link href={paths.drift(organization)} className="font-medium underline">
            Drift
          </Link>
        </dt>
        <dd className="flex flex-wrap items-center gap-2">
          {oldestDriftAt === null && <span className="text-secondary">Everything that was looked at is as deployed.</span>}
          {SEVERITIES.filter(({ severity }) => drift[severity] > 0).map(({ severity, word, role }) => (
            <StatusChip key={severity} status={role}>
              {drift[severity]} {word}
            </StatusChip>
          ))}
        </dd>
        {oldestDriftAt !== null && (
          <dd className="text-secondary text-small">
            The oldest was found <RelativeTime at={oldestDriftAt} />
          </dd>
        )}
      </div>
      <div className="space-y-1.5">
        <dt>
          <Link href={paths.orphans(organization)} className="font-medium underline">
            Orphans
          </Link>
        </dt>
        <dd className="text-secondary">
          {oldestOrphanAt === null ? (
            "Nothing of ours is in a cloud without being recorded."
          ) : (
            <>
              {plural(orphans, "orphan")}, the oldest was found <RelativeTime at={oldestOrphanAt} />
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
