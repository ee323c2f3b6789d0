"use client";

import type { Severity } from "@zerolake/resources";
import type { Finding } from "../../store/designer-state.ts";

const MARKS: Readonly<Record<Severity, { readonly glyph: string; readonly classes: string; readonly word: string }>> = {
  error: { glyph: "✗", classes: "bg-danger-tint text-danger", word: "error" },
  warning: { glyph: "!", classes: "bg-warning-tint text-warning", word: "warning" },
  info: { glyph: "i", classes: "bg-neutral-tint text-neutral", word: "advice" },
};
const WORST_FIRST: readonly Severity[] = ["error", "warning", "info"];

export function worstSeverity(findings: readonly Finding[]): Severity | undefined {
  return WORST_FIRST.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** "2 errors" – of the worst severity only, as on the badge. */
export function findingWords(findings: readonly Finding[]): string | undefined {
  const severity = worstSeverity(findings);
  if (!severity) return undefined;
  const count = findings.filter((finding) => finding.severity === severity).length;
  const word = MARKS[severity].word;
  return `${count} ${word}${count === 1 || severity === "info" ? "" : "s"}`;
}

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
      <span aria-hidden="true">{glyph}</span>
      <span>{findings.filter((finding) => finding.severity === severity).length}</span>
      <span className="sr-only">{findingWords(findings)}</span>
    </span>
  );
}
