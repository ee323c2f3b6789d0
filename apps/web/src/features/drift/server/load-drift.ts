import { type Database, getDraft, type ListedDrift, listDriftFindings, listRefreshedEnvironments } from "@zerolake/db";
import type { OrganizationContext } from "./contexts.ts";

/** What differs from what was deployed, in one environment or in all of the organisation, and how fresh that is. */
export async function loadDrift(
  { services: { database }, organization }: Pick<OrganizationContext, "services" | "organization">,
  environmentId?: string,
) {
  const one = environmentId === undefined ? {} : { environmentId };
  const [found, environments] = await Promise.all([
    listDriftFindings(database, organization.id, { ...one, includeIgnored: true }),
    listRefreshedEnvironments(database, organization.id, one),
  ]);
  const parts = await drawnParts(database, organization.id, found);
  return { environments, findings: found.map((finding) => rowOf(finding, parts)) };
}

interface DrawnPart {
  readonly title: string;
  readonly kind: string;
}

function rowOf(finding: ListedDrift, parts: ReadonlyMap<string, DrawnPart>) {
  const part = parts.get(`${finding.environment.project.id} ${finding.component}`);
  const { environment, component, firstSeenAt, lastSeenAt, ignoredUntil, environmentId: _, ...rest } = finding;
  return {
    ...rest,
    component,
    title: part?.title ?? component,
    /** Absent for what is not in the drawing. */
    componentKind: part?.kind,
    environment: { slug: environment.slug, name: environment.name },
    project: { slug: environment.project.slug, name: environment.project.name },
    firstSeenAt,
    lastSeenAt,
    ignoredUntil,
  };
}

/** What people call the components; of one that is not in the drawing any more its id is all that is known. */
async function drawnParts(
  database: Database,
  organizationId: string,
  found: readonly ListedDrift[],
): Promise<ReadonlyMap<string, DrawnPart>> {
  const projects = [...new Set(found.map(({ environment }) => environment.project.id))];
  const drafts = await Promise.all(projects.map(async (id) => ({ id, draft: await getDraft(database, organizationId, id) })));
  return new Map(
    drafts.flatMap(({ id, draft }) =>
      draft.document.components.map((part) => [`${id} ${part.id}`, { title: part.title, kind: part.kind }]),
    ),
  );
}

export type DriftData = Awaited<ReturnType<typeof loadDrift>>;
export type DriftRow = DriftData["findings"][number];
