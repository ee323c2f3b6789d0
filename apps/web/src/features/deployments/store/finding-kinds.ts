import type { Diagnostic } from "@zerolake/resources";

/** Findings that say the same of different places: one advice for all of them. */
export interface FindingKind {
  readonly key: string;
  readonly first: Diagnostic;
  readonly others: readonly Diagnostic[];
}

/** Groups by severity and code, in the order in which each kind comes first. Every finding is in exactly one group. */
export function findingKinds(diagnostics: readonly Diagnostic[]): readonly FindingKind[] {
  const kinds = new Map<string, { first: Diagnostic; others: Diagnostic[] }>();
  for (const finding of diagnostics) {
    const key = `${finding.severity} ${finding.code}`;
    const kind = kinds.get(key);
    if (kind) kind.others.push(finding);
    else kinds.set(key, { first: finding, others: [] });
  }
  return [...kinds].map(([key, kind]) => ({ key, ...kind }));
}
