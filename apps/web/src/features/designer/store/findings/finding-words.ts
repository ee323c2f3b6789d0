import type { Severity } from "@zerolake/resources";
import type { Finding, FindingCounts } from "../designer-state.ts";

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["piece of advice", "pieces of advice"],
};
const WORST_FIRST: readonly Severity[] = ["error", "warning", "info"];

/** "2 errors, 1 warning"; "No findings" for none. */
export function countWords(counts: FindingCounts): string {
  const parts = WORST_FIRST.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${WORDS[severity][counts[severity] === 1 ? 0 : 1]}`,
  );
  return parts.length === 0 ? "No findings" : parts.join(", ");
}

export function worstSeverity(findings: readonly Finding[]): Severity | undefined {
  return WORST_FIRST.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** "2 errors" – of the worst severity only, as on the badge. */
export function findingWords(findings: readonly Finding[]): string | undefined {
  const severity = worstSeverity(findings);
  if (!severity) return undefined;
  const count = findings.filter((finding) => finding.severity === severity).length;
  return `${count} ${WORDS[severity][count === 1 ? 0 : 1]}`;
}
