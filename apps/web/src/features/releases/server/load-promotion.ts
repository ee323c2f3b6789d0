import { diffBlueprints, EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import {
  type Database,
  type Environment,
  findVersionProof,
  getEnvironmentBySlug,
  getVersion,
  getVersionByNumber,
  listEnvironmentServices,
  listEnvironmentSummaries,
  type VersionProof,
} from "@zerolake/db";
import { promotionSource } from "@/deployments/promotion-steps.ts";
import { type ChosenSettings, environmentDifferences } from "../store/environment-differences.ts";
import type { ReleaseContext } from "./contexts.ts";

export interface WantedPromotion {
  readonly from?: string;
  readonly version?: number;
}

/**
 * What a promotion to the environment would bring, what stays different by choice, and what proves the version. `promotion` is `null`
 * where nothing can be promoted: no environment before this one has a version.
 */
export async function loadPromotion(
  { services: { database }, organization, project, environment }: ReleaseContext,
  wanted: WantedPromotion,
) {
  const lane = await listEnvironmentSummaries(database, organization.id, { projectId: project.id });
  const deployed = environment.deployedVersionId ? await getVersion(database, organization.id, environment.deployedVersionId) : undefined;
  const about = {
    target: { slug: environment.slug, name: environment.name, deployedVersion: deployed?.number ?? null },
    sources: lane
      .filter(({ slug, deployedVersion }) => slug !== environment.slug && deployedVersion !== null)
      .map(({ slug, name, deployedVersion }) => ({ slug, name, deployedVersion })),
  };
  const from = wanted.from ?? promotionSource(lane, environment.slug)?.slug;
  if (from === undefined || from === environment.slug) return { ...about, promotion: null };
  const source = await getEnvironmentBySlug(database, organization.id, { projectId: project.id, slug: from });
  const version = await versionOf(database, organization.id, { source, wanted: wanted.version });
  if (!version) return { ...about, promotion: null };
  const [theirs, ours, proof] = await Promise.all([
    chosenSettings(database, organization.id, source),
    chosenSettings(database, organization.id, environment),
    findVersionProof(database, organization.id, { environmentId: source.id, versionId: version.id }),
  ]);
  return {
    ...about,
    promotion: {
      from: { slug: source.slug, name: source.name },
      version: version.number,
      note: version.note,
      isDeployedHere: version.id === environment.deployedVersionId,
      changes: diffBlueprints(deployed?.document ?? { ...EMPTY_BLUEPRINT, tier: version.document.tier }, version.document),
      differences: environmentDifferences(theirs, ours, version.document),
      proof: shownProof(proof),
    },
  };
}

function versionOf(database: Database, organizationId: string, { source, wanted }: { source: Environment; wanted: number | undefined }) {
  if (wanted !== undefined) return getVersionByNumber(database, organizationId, { blueprintId: source.blueprintId, number: wanted });
  return source.deployedVersionId === null ? undefined : getVersion(database, organizationId, source.deployedVersionId);
}

async function chosenSettings(database: Database, organizationId: string, environment: Environment): Promise<ChosenSettings> {
  const [[summary], services] = await Promise.all([
    listEnvironmentSummaries(database, organizationId, { projectId: environment.projectId, environmentId: environment.id }),
    listEnvironmentServices(database, organizationId, environment.id),
  ]);
  const { cloud, region, tier, overrides, workload } = environment;
  return {
    cloud,
    region,
    tier,
    overrides,
    workload,
    connection: summary?.connection.name ?? "",
    services: Object.fromEntries(services.map(({ service, name }) => [service, name])),
  };
}

/** Ids stay on the server. */
function shownProof({ lastDeployment, verification, succeeded, firstSucceededAt, verdict }: VersionProof) {
  return { lastDeployment, verification, succeeded, firstSucceededAt, verdict };
}
