import type { Diagnostic, Severity } from "@zerolake/resources";
import Link from "next/link";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";

const LOOKS: Readonly<Record<Severity, { readonly status: StatusRole; readonly word: string }>> = {
  error: { status: "danger", word: "Must fix" },
  warning: { status: "warning", word: "Should fix" },
  info: { status: "neutral", word: "Advice" },
};
const GRAVEST_FIRST: readonly Severity[] = ["error", "warning", "info"];

export function PlanFindings({ diagnostics, fixHref }: { diagnostics: readonly Diagnostic[]; fixHref: (component: string) => string }) {
  if (diagnostics.length === 0) return null;
  const sorted = diagnostics.toSorted((left, right) => GRAVEST_FIRST.indexOf(left.severity) - GRAVEST_FIRST.indexOf(right.severity));
  return (
    <ul aria-label="Findings" className="divide-y divide-hairline rounded-card border border-line bg-surface">
      {sorted.map((finding) => (
        <li
          key={`${finding.code} ${finding.target?.address ?? finding.target?.component ?? ""} ${finding.message}`}
          className="flex gap-3 px-3 py-2"
        >
          <span className="w-24 shrink-0">
            <StatusChip status={LOOKS[finding.severity].status}>{LOOKS[finding.severity].word}</StatusChip>
          </span>
          <div className="min-w-0 flex-1">
            <p>{finding.message}</p>
            {finding.hint && <p className="text-secondary">{finding.hint}</p>}
          </div>
          {finding.target?.component && (
            <Link href={fixHref(finding.target.component)} className="h-fit shrink-0 text-accent underline">
              Fix in designer
            </Link>
          )}
          <span className="shrink-0 font-mono text-code text-muted max-lg:hidden">{finding.code}</span>
        </li>
      ))}
    </ul>
  );
}
