import type { Diagnostic } from "@zerolake/resources";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";

const SHOWN_MAX = 20;

/** Why a file cannot be imported: each error with its place in the file and its code. */
export function ImportFindings({ findings }: { findings: readonly Diagnostic[] }) {
  const rest = findings.length - SHOWN_MAX;
  return (
    <section role="alert" aria-label="Import errors" className="space-y-2 rounded-card border border-danger-solid bg-danger-tint p-3">
      <h3 className="text-label text-danger">Nothing was imported: {plural(findings.length, "error")} in this file.</h3>
      <ul className="max-h-52 space-y-2 overflow-y-auto">
        {findings.slice(0, SHOWN_MAX).map((finding, index) => (
          <li key={index} className="flex gap-2">
            <StatusIcon status="danger" className="mt-0.5 text-danger" />
            <div className="min-w-0">
              <p>{finding.message}</p>
              {finding.hint && <p className="text-secondary text-small">{finding.hint}</p>}
              <p className="break-all font-mono text-code text-muted">
                {[finding.code, finding.target?.path, finding.target?.component, finding.target?.edge].filter(Boolean).join(" · ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-secondary text-small">{plural(rest, "more error")}.</p>}
    </section>
  );
}
