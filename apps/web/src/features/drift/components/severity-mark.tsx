import type { DriftSeverity } from "@zerolake/drift";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { SEVERITY_LOOKS } from "../store/drift-words.ts";

/** The word and a bar by length; neither depends on colour. */
export function SeverityMark({ severity }: { severity: DriftSeverity }) {
  const { word, role, bars } = SEVERITY_LOOKS[severity];
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className="flex w-6 gap-0.5">
        {Array.from({ length: bars }, (_, index) => (
          <span key={index} className="h-4 w-1.5 rounded-chip bg-control" />
        ))}
      </span>
      <StatusChip status={role}>{word}</StatusChip>
    </span>
  );
}
