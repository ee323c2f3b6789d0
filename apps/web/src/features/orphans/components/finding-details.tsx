import Link from "next/link";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { formatMoney } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import type { OrphanRow } from "../server/list-orphans.ts";
import { EVIDENCE_WORDS, storyOf } from "../store/orphan-words.ts";

/** What stands behind a finding: whose it is, the call that made it, and what speaks against adopting it. */
export function FindingDetails({ organization, row }: { organization: string; row: OrphanRow }) {
  const { story, environment, whyNotAdopted } = row;
  const against = row.adoptProblem ?? whyNotAdopted;
  return (
    <KeyValue
      items={[
        { label: "Identifier", value: <span className="break-all font-mono text-code">{row.identifier}</span> },
        {
          label: "Its tags say",
          value: `${environment ? `${environment.project.name} › ${environment.name}` : row.environmentTag}, ${row.address}`,
        },
        { label: "Why we think it is ours", value: EVIDENCE_WORDS[row.evidence.reason] },
        {
          label: "Record of the call",
          value: (
            <>
              {storyOf(row)}{" "}
              {story && (
                <Link href={paths.deployment(organization, story.project, story.deployment)} className="underline">
                  Open #{story.deployment}
                </Link>
              )}
            </>
          ),
        },
        ...(row.monthlyUsd === null
          ? []
          : [{ label: "Cost", value: `est. ${formatMoney(row.monthlyUsd)}/mo for the whole component ${row.componentTitle}` }]),
        ...(against ? [{ label: row.adoptProblem ? "Was not adopted" : "Cannot be adopted", value: against }] : []),
        ...(row.reason ? [{ label: "Why it was ignored", value: row.reason }] : []),
      ]}
    />
  );
}
