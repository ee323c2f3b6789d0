import { createEnvironment, deleteEnvironment, type Environment, getConnection, updateEnvironment } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import type * as z from "zod";
import { requireRegion } from "@/clouds/regions/require-region.ts";
import type { Services } from "@/server/services.ts";
import { withAnswers } from "./environment-answers.ts";
import type { environmentSettingsSchema, newEnvironmentSchema } from "./environment-schemas.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

/** Makes an empty environment; its cloud is the connection's. Nothing is deployed by this. */
export async function addEnvironment(at: Where & { project: { id: string } }, input: z.infer<typeof newEnvironmentSchema>) {
  const { services, organization, project, actor } = at;
  const { connection: connectionId, ...fields } = input;
  const connection = await getConnection(services.database, organization.id, connectionId);
  const cloud = connection.cloud as Cloud;
  requireRegion(cloud, fields.region);
  const environment = await createEnvironment(services.database, organization.id, {
    ...fields,
    connectionId,
    cloud,
    projectId: project.id,
    createdById: actor.id,
    actor,
  });
  announce(at);
  return { slug: environment.slug };
}

/** Changes what is given, unless somebody else has changed something since. Takes effect with the next deployment. */
export async function changeEnvironment(
  at: Where & { environment: Environment },
  { connection, answers, ...settings }: z.infer<typeof environmentSettingsSchema>,
): Promise<void> {
  const { services, organization, environment, actor } = at;
  if (settings.region !== undefined) requireRegion(environment.cloud, settings.region);
  await updateEnvironment(services.database, organization.id, {
    ...settings,
    ...(connection === undefined ? {} : { connectionId: connection }),
    ...(answers === undefined ? {} : { choices: await withAnswers(at, answers) }),
    environmentId: environment.id,
    actor,
  });
  announce(at);
}

export async function removeEnvironment(at: Where & { environment: Environment }): Promise<void> {
  const { services, organization, environment, actor } = at;
  await deleteEnvironment(services.database, organization.id, { environmentId: environment.id, actor });
  announce(at);
}

function announce({ services, organization }: Where): void {
  services.signals.publish(`organization:${organization.id}`);
}
