import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { createDeployment, listDeployments, requestCancel } from "@zerolake/db";
import { ensureProject } from "../lake-project.ts";
import type { Scenario } from "../scenario.ts";

const DEPLOYMENT_COUNT = 500;

/** A project with a long history, for lists. They were all cancelled before they began, so no worker has to do with them. */
export const manyDeployments: Scenario = async (place) => {
  const [template] = TEMPLATES;
  if (!template) throw new Error("The catalogue has no template.");
  const { db, organizationId, actor } = place;
  const { projectId, slug, environment, version } = await ensureProject(place, {
    name: "Many deployments",
    blueprint: expandTemplate(template),
  });
  const existing = await listDeployments(db, organizationId, { projectId, limit: DEPLOYMENT_COUNT });
  for (let count = existing.length; count < DEPLOYMENT_COUNT; count += 1) {
    const input = { environmentId: environment.id, kind: "apply" as const, versionId: version.id, actor };
    const { id } = await createDeployment(db, organizationId, input);
    await requestCancel(db, organizationId, { deploymentId: id, by: actor });
  }
  return `The project ${slug} has ${DEPLOYMENT_COUNT} deployments.`;
};
