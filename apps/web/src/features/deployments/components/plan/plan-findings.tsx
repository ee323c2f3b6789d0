import type { Diagnostic, Severity } from "@zerolake/resources";
import Link from "next/link";
import { FindingSources } from "@/components/finding-sources.tsx";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { findingKinds } from "../../store/finding-kinds.ts";

const LOOKS: Readonly<Record<Severity, { readonly status: StatusRole; readonly word: string }>> = {
  error: { status: "danger", word: "Must fix" },
  warning: { status: "warning", word: "Should fix" },
  info: { status: "neutral", word: "Advice" },
};
const FIX_CLASSES = "h-fit shrink-0 text-accent underline";
const GRAVEST_FIRST: readonly Severity[] = ["error", "warning", "info"];

interface FindingsProps {
  readonly diagnostics: readonly Diagnostic[];
  /** Address of the designer with the component chosen. */
  readonly fixHref: (component: string) => string;
  /** Address of the environment's settings with the question in view. */
  readonly answerHref: (answer: string) => string;
}

type Addresses = Pick<FindingsProps, "fixHref" | "answerHref">;

/** Errors and warnings in full; advice folds out, so that the plan stays in view. */
export function PlanFindings({ diagnostics, ...addresses }: FindingsProps) {
  const advice = diagnostics.filter(({ severity }) => severity === "info");
  const grave = diagnostics
    .filter(({ severity }) => severity !== "info")
    .toSorted((left, right) => GRAVEST_FIRST.indexOf(left.severity) - GRAVEST_FIRST.indexOf(right.severity));
  return (
    <>
      <FindingList label="Findings" diagnostics={grave} {...addresses} />
      {advice.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer pb-2 text-secondary text-small">
            {plural(advice.length, "piece of advice", "pieces of advice")}
          </summary>
          <FindingList label="Advice" diagnostics={advice} {...addresses} />
        </details>
      )}
    </>
  );
}

/** Findings of one kind stand together: the first in full, the rest behind a count. */
function FindingList({ label, diagnostics, ...addresses }: FindingsProps & { readonly label: string }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-hairline rounded-card border border-line bg-surface">
      {findingKinds(diagnostics).map(({ key, first, others }) => (
        <li key={key}>
          <Finding finding={first} {...addresses} />
          {others.length > 0 && (
            <details className="px-3 pb-2 pl-30">
              <summary className="w-fit cursor-pointer text-secondary text-small">{`${others.length} more of this kind`}</summary>
              <ul className="space-y-1 pt-1">
                {others.map((finding) => (
                  <li key={keyOf(finding)} className="flex flex-wrap items-baseline gap-x-3">
                    <span className="min-w-0 flex-1">{finding.message}</span>
                    <span className="font-mono text-code text-muted">{finding.target?.component}</span>
                    <FixLink finding={finding} {...addresses} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FindingProps extends Addresses {
  readonly finding: Diagnostic;
}

function Finding({ finding, ...addresses }: FindingProps) {
  const look = LOOKS[finding.severity];
  return (
    <div className="flex gap-3 px-3 py-2">
      <span className="w-24 shrink-0">
        <StatusChip status={look.status}>{look.word}</StatusChip>
      </span>
      <div className="min-w-0 flex-1">
        <p>{finding.message}</p>
        {(finding.why ?? finding.hint) && <p className="text-secondary">{[finding.why, finding.hint].filter(Boolean).join(" ")}</p>}
        <FindingSources sources={finding.sources} />
      </div>
      {finding.target?.component && <span className="shrink-0 font-mono text-code text-muted">{finding.target.component}</span>}
      <FixLink finding={finding} {...addresses} />
      <span className="shrink-0 font-mono text-code text-muted max-lg:hidden">{finding.code}</span>
    </div>
  );
}

function FixLink({ finding: { target }, fixHref, answerHref }: FindingProps) {
  if (target?.answer !== undefined) {
    return (
      <Link href={answerHref(target.answer)} className={FIX_CLASSES}>
        Answer in settings
      </Link>
    );
  }
  if (!target?.component) return null;
  return (
    <Link href={fixHref(target.component)} className={FIX_CLASSES}>
      Fix in designer
    </Link>
  );
}

function keyOf({ code, target, message }: Diagnostic): string {
  return `${code} ${target?.address ?? target?.edge ?? target?.component ?? ""} ${message}`;
}
