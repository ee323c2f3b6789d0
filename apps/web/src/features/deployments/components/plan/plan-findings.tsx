import type { Diagnostic, Severity } from "@zerolake/resources";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";

const LOOKS: Readonly<Record<Severity, { readonly status: StatusRole; readonly word: string }>> = {
  error: { status: "danger", word: "Must fix" },
  warning: { status: "warning", word: "Should fix" },
  info: { status: "neutral", word: "Advice" },
};

export function PlanFindings({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul aria-label="Findings" className="divide-y divide-hairline rounded-card border border-line bg-surface">
      {diagnostics.map((finding) => (
        <li
          key={`${finding.code} ${finding.target?.address ?? finding.target?.component ?? ""} ${finding.message}`}
          className="flex gap-3 px-3 py-2"
        >
          <StatusChip status={LOOKS[finding.severity].status}>{LOOKS[finding.severity].word}</StatusChip>
          <div className="min-w-0">
            <p>{finding.message}</p>
            {finding.hint && <p className="text-secondary">{finding.hint}</p>}
          </div>
          <span className="ml-auto shrink-0 font-mono text-code text-muted">{finding.code}</span>
        </li>
      ))}
    </ul>
  );
}
