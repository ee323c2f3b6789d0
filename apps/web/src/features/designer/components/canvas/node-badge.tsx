"use client";

import type { Severity } from "@zerolake/resources";
import type { Finding } from "../../store/designer-state.ts";
import { findingWords, worstSeverity } from "../../store/findings/finding-words.ts";

const MARKS: Readonly<Record<Severity, { readonly glyph: string; readonly classes: string }>> = {
  error: { glyph: "✗", classes: "bg-danger-tint text-danger" },
  warning: { glyph: "!", classes: "bg-warning-tint text-warning" },
  info: { glyph: "i", classes: "bg-neutral-tint text-neutral" },
};

/** One badge, the worst first. */
export function FindingBadge({ findings }: { readonly findings: readonly Finding[] }) {
  const severity = worstSeverity(findings);
  if (!severity) return null;
  const { glyph, classes } = MARKS[severity];
  return (
    <span
      title={findings[0]?.message}
      className={`tabular inline-flex h-4 shrink-0 items-center gap-0.5 rounded-chip px-1 text-[0.6875rem] font-semibold ${classes}`}
    >
      <span aria-hidden="true">
        {glyph}
        {findings.filter((finding) => finding.severity === severity).length}
      </span>
      <span className="sr-only">{findingWords(findings)}</span>
    </span>
  );
}
