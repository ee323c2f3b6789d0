import { type DriftCause, type DriftSeverity, groupFindings } from "@zerolake/drift";
import type { DriftRow } from "../server/load-drift.ts";

/** Findings that one cause has in one environment, or a finding by itself. */
export interface DriftGroup {
  readonly key: string;
  readonly severity: DriftSeverity;
  readonly cause: DriftCause;
  readonly rows: readonly DriftRow[];
}

/** Who changed seventeen things at about the same time made one row. */
export function groupDrift(findings: readonly DriftRow[]): readonly DriftGroup[] {
  const placed = findings.map((row) => ({ ...row, environmentId: `${row.project.slug}/${row.environment.slug}` }));
  return groupFindings(placed, timeOf).map(({ severity, cause, findings: rows }) => ({ key: rows[0].id, severity, cause, rows }));
}

/** When it was done as far as that is known, else when it was first seen. */
function timeOf({ cause, firstSeenAt }: DriftRow): number {
  return cause.at === undefined ? firstSeenAt.getTime() : Date.parse(cause.at);
}

export interface DriftFilters {
  /** `<project>/<environment>`. */
  readonly environment: string | null;
  readonly cause: DriftCause["certainty"] | null;
}

export function filterDrift(findings: readonly DriftRow[], { environment, cause }: DriftFilters): readonly DriftRow[] {
  return findings.filter(
    (row) =>
      (environment === null || environment === `${row.project.slug}/${row.environment.slug}`) &&
      (cause === null || row.cause.certainty === cause),
  );
}
