import type { DataProof, DataProofs } from "@zerolake/db";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { measuredText } from "@/health/health-words.ts";
import { paths } from "@/shell/navigation.ts";
import { checkWord, PROOF_WORDS } from "../store/proof-words.ts";

const SHOWN_MAX = 6;

/** Whether what is deployed was proven to be there, and whether its data arrives: what did not pass and what is late first. */
export function ProofsTile({ organization, proofs }: { organization: string; proofs: DataProofs }) {
  const { listed, total, results, late } = proofs;
  if (total === 0) return <p className="text-secondary">Nothing is deployed, so there is nothing to prove.</p>;
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular text-figure">
          {results.passed} of {total}
        </span>
        <span className="text-secondary">passed their last verification</span>
        {late > 0 && <StatusChip status="warning">{late === 1 ? "data of 1 is late" : `data of ${late} is late`}</StatusChip>}
      </p>
      <ul className="-mx-4">
        {listed.slice(0, SHOWN_MAX).map((proof) => (
          <Proof key={proof.environmentId} organization={organization} proof={proof} />
        ))}
      </ul>
      {total > SHOWN_MAX && <p className="text-secondary">{total - SHOWN_MAX} more</p>}
    </div>
  );
}

function Proof({ organization, proof }: { organization: string; proof: DataProof }) {
  const { project, environment, result, failedCheck, number, provenAt, freshness } = proof;
  const { word, role } = PROOF_WORDS[result];
  const href =
    number === null
      ? paths.environment(organization, project.slug, environment.slug)
      : `${paths.deployment(organization, project.slug, number)}?tab=verify`;
  const isLate = freshness?.status === "bad" || freshness?.status === "warn";
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-hover">
      <Link href={href} className="truncate font-medium after:absolute after:inset-0">
        {project.name}, {environment.name}
      </Link>
      <span className="justify-self-end">
        <StatusChip status={role}>{word}</StatusChip>
      </span>
      <span className={isLate ? "tabular truncate text-small text-warning" : "tabular truncate text-secondary text-small"}>
        {[failedCheck === null ? undefined : checkWord(failedCheck), freshnessText(freshness)].filter(Boolean).join(", ")}
      </span>
      {provenAt && <RelativeTime at={provenAt} className="justify-self-end whitespace-nowrap text-muted text-small" />}
    </li>
  );
}

function freshnessText(freshness: DataProof["freshness"]): string {
  if (freshness === null) return "freshness not measured";
  if (freshness.status === "unknown") return "freshness unknown";
  if (freshness.seconds === null) return "no new data expected";
  return `newest data ${measuredText(freshness.seconds, "seconds")} old`;
}
