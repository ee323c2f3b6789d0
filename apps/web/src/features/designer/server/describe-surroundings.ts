import { isAllowed, type Permission } from "@zerolake/access";
import { jointOf } from "@zerolake/blueprint";
import { getBlueprintPlace, getEnvironment, getVersionByNumber, listEnvironmentSummaries, listVersions, targetOf } from "@zerolake/db";
import { asCloud } from "@/clouds/cloud-names.ts";
import { previewOwner } from "@/clouds/preview-owner.ts";
import type { BlueprintContext } from "./contexts.ts";

/** What stands around a draft: environments as targets, the newest version, and what the person may do. */
export async function describeSurroundings({ services, organization, project, rights }: BlueprintContext) {
  const { database } = services;
  const { blueprintId } = await getBlueprintPlace(database, organization.id, project.id);
  const [versions, summaries] = await Promise.all([
    listVersions(database, organization.id, blueprintId),
    listEnvironmentSummaries(database, organization.id, { projectId: project.id }),
  ]);
  const may = (permission: Permission, environment?: string) =>
    isAllowed(rights, permission, { project: project.id, ...(environment === undefined ? {} : { environment }) });
  const edgesOf = async (number: number) => {
    const { document } = await getVersionByNumber(database, organization.id, { blueprintId, number });
    return document.edges.map(jointOf);
  };
  const environments = await Promise.all(
    summaries.map(async ({ id, slug, name, deployedVersion }) => {
      const environment = await getEnvironment(database, organization.id, id);
      const target = targetOf(environment, previewOwner(environment.cloud));
      const deployedEdges = deployedVersion === null ? [] : await edgesOf(deployedVersion);
      return { slug, name, deployedVersion, deployedEdges, target, workload: environment.workload, canPlan: may("deployment:plan", id) };
    }),
  );
  const [newest] = versions;
  return {
    projectName: project.name,
    environments,
    /** Shown for as long as there is no environment. */
    targetCloud: asCloud(project.targetCloud) ?? "aws",
    newestVersion: newest ? { number: newest.number, semanticHash: newest.semanticHash } : null,
    canEdit: may("blueprint:edit"),
    canPlan: may("deployment:plan") || environments.some(({ canPlan }) => canPlan),
  };
}

export type Surroundings = Awaited<ReturnType<typeof describeSurroundings>>;
