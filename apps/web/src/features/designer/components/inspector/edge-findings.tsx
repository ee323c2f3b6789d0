"use client";

import type { Severity } from "@zerolake/resources";
import { FindingSources } from "@/components/finding-sources.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { fixesFor, isIgnorable } from "../../store/findings/finding-fixes.ts";
import { FixButton } from "../findings/fix-button.tsx";
import { IgnoreFinding } from "../findings/ignore-finding.tsx";

const LOOKS: Readonly<Record<Severity, string>> = {
  error: "bg-danger-tint text-danger",
  warning: "bg-warning-tint text-warning",
  info: "bg-hover text-secondary",
};

/** What is to be said about a connection, with why, what to do and what one click does. */
export function EdgeFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const design = useDesigner((state) => state.log.current);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  return findings.map((finding) => (
    <section key={finding.id} aria-label={finding.code} className="space-y-1.5">
      <p className={`rounded-chip px-2 py-1.5 ${LOOKS[finding.severity]}`}>{finding.message}</p>
      {finding.why || finding.hint ? (
        <p className="text-secondary text-small">{[finding.why, finding.hint].filter(Boolean).join(" ")}</p>
      ) : null}
      {canEdit ? (
        <div className="flex flex-wrap gap-2">
          {fixesFor(finding, design).map((fix) => (
            <FixButton key={fix.label} fix={fix} />
          ))}
          {isIgnorable(finding) ? <IgnoreFinding finding={finding} /> : null}
        </div>
      ) : null}
      <FindingSources sources={finding.sources} />
    </section>
  ));
}
