import { canonicalJson } from "@zerolake/resources";
import { DRIFT_SEVERITIES, type DriftCause, type DriftFinding, type DriftSeverity } from "./finding.ts";

/** A finding with who may have done it. */
export interface CausedFinding extends DriftFinding {
  readonly id: string;
  readonly environmentId: string;
  readonly cause: DriftCause;
}

/** What one act of somebody did: one row for a person. */
export interface DriftGroup<Finding extends CausedFinding = CausedFinding> {
  readonly severity: DriftSeverity;
  readonly cause: DriftCause;
  /** Worst first, in the order in which they were given. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Acts within this time of each other are one act: scripts go through accounts for minutes. */
const ONE_ACT_MS = 15 * 60_000;

/**
 * One cause is one row: findings of one environment, severity and property belong together when the same one did it at about the
 * same time. What nobody is named for stands alone, and so does what is gone: it is decided apart. Worst first; the order of what is
 * given decides among equals. `timeOf` tells, in milliseconds, when it was done or first seen.
 */
export function groupFindings<Finding extends CausedFinding>(
  findings: readonly Finding[],
  timeOf: (finding: Finding) => number,
): readonly DriftGroup<Finding>[] {
  const rows = new Map<string, Finding[][]>();
  const inOrder: Finding[][] = [];
  for (const finding of findings.toSorted((left, right) => rank(left) - rank(right))) {
    const key = rowKey(finding);
    const known = rows.get(key) ?? [];
    const near = known.find(([first]) => first && Math.abs(timeOf(first) - timeOf(finding)) <= ONE_ACT_MS);
    if (near) near.push(finding);
    else {
      const row = [finding];
      rows.set(key, [...known, row]);
      inOrder.push(row);
    }
  }
  return inOrder.flatMap(([first, ...rest]) =>
    first ? [{ severity: first.severity, cause: first.cause, findings: [first, ...rest] as const }] : [],
  );
}

function rank({ severity }: DriftFinding): number {
  return DRIFT_SEVERITIES.indexOf(severity);
}

function rowKey({ id, environmentId, severity, kind, path, cause: { certainty, actor } }: CausedFinding): string {
  if (kind === "gone" || certainty === "unknown" || actor === undefined) return id;
  return canonicalJson([environmentId, severity, propertyOf(path), certainty, actor]);
}

/** Tags are one property, whichever of them it is; elsewhere, the path without positions in lists. */
function propertyOf(path: string): string {
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  return /^(?:tags|labels|userlabels|resourcelabels)(?:\.|$)/i.test(plain) ? "tags" : plain;
}
