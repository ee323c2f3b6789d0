import type { Severity } from "@zerolake/resources";
import type { Finding } from "../designer-state.ts";

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["piece of advice", "pieces of advice"],
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
  return `${count} ${WORDS[severity][count === 1 ? 0 : 1]}`;
}
