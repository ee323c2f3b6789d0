import {
  type Database,
  listAppliedTimes,
  listDriftFindings,
  noteDriftCauses,
  recordDrift,
  recordObservations,
  type UnexplainedDrift,
} from "@zerolake/db";
import { compareResource, type DriftFinding } from "@zerolake/drift";
import type { RecordedResource } from "@zerolake/planner";
import type { PropertyMap } from "@zerolake/resources";
import type { Look } from "../turn/look-at-all.ts";
import { type CauseSource, explainDrift } from "./explain-drift.ts";

export interface Noting {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly recorded: readonly RecordedResource[];
  readonly looks: readonly Look[];
}

/** Notes what was seen, what differs from what was deployed, and who may have done it. */
export async function noteLooks(db: Database, noting: Noting, causes: CauseSource): Promise<void> {
  const { organizationId, environmentId, recorded, looks } = noting;
  const observations = looks.flatMap(({ observation }) => observation ?? []);
  await recordObservations(db, organizationId, { environmentId, observations });
  const findings = await compare(db, noting);
  const looked = observations.map(({ address }) => address);
  const unexplained = await recordDrift(db, organizationId, { environmentId, looked, findings });
  const addresses = unexplained.map(({ address }) => address);
  const applied = await listAppliedTimes(db, organizationId, { environmentId, addresses });
  const times = new Map(applied.map(({ address, updatedAt }) => [address, updatedAt]));
  const appliedAt = (address: string) => times.get(address);
  const explained = await explainDrift(unexplainedFindings(unexplained, findings), { recorded, appliedAt, ...causes });
  await noteDriftCauses(db, organizationId, explained);
}

/** After a deployment: what it put right is over. What is new is for the next look that somebody asks for. */
export async function noteMended(db: Database, noting: Noting & { readonly deploymentId: string }): Promise<void> {
  const { organizationId, environmentId, looks, deploymentId } = noting;
  const known = await listDriftFindings(db, organizationId, { environmentId, includeIgnored: true });
  if (known.length === 0) return;
  const isKnown = (finding: DriftFinding) => known.some(({ address, path }) => address === finding.address && path === finding.path);
  const findings = (await compare(db, noting)).filter(isKnown);
  const looked = looks.flatMap(({ observation }) => (observation ? [observation.address] : []));
  await recordDrift(db, organizationId, { environmentId, looked, findings, deploymentId });
}

async function compare(db: Database, { organizationId, environmentId, recorded, looks }: Noting): Promise<readonly DriftFinding[]> {
  const known = await listDriftFindings(db, organizationId, { environmentId, includeIgnored: true });
  const resources = new Map(recorded.map((resource) => [resource.address, resource]));
  return looks.flatMap(({ address, observation }) => {
    const resource = resources.get(address);
    if (!observation || !resource) return [];
    // What a driver has parsed from JSON is JSON.
    const attributes = (observation.attributes ?? {}) as PropertyMap;
    return compareResource(resource, { exists: observation.exists, attributes }, { known });
  });
}

function unexplainedFindings(unexplained: readonly UnexplainedDrift[], findings: readonly DriftFinding[]) {
  return unexplained.flatMap((row) => {
    const finding = findings.find(({ address, path }) => address === row.address && path === row.path);
    return finding ? [{ ...finding, id: row.id }] : [];
  });
}
