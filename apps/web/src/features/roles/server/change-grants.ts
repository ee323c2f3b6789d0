import type { GrantableRole } from "@zerolake/access";
import { createGrant, deleteGrant, getEnvironmentBySlug, getProjectBySlug } from "@zerolake/db";
import type { RolesContext } from "./check-access.ts";

interface GrantContext extends RolesContext {
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

interface Wanted {
  readonly person: string;
  readonly role: GrantableRole;
  readonly inProject: string;
  readonly inEnvironment?: string | null | undefined;
}

export async function grant({ services, organization, actor }: GrantContext, { person, role, inProject, inEnvironment }: Wanted) {
  const { database } = services;
  const { id: projectId } = await getProjectBySlug(database, organization.id, inProject);
  const environment = inEnvironment ? await getEnvironmentBySlug(database, organization.id, { projectId, slug: inEnvironment }) : undefined;
  const place = { projectId, ...(environment ? { environmentId: environment.id } : {}) };
  const made = await createGrant(database, organization.id, { userId: person, role, ...place, actor });
  services.signals.publish(`organization:${organization.id}`);
  return made;
}

export async function endGrant({ services, organization, actor }: GrantContext, grantId: string): Promise<void> {
  await deleteGrant(services.database, organization.id, { grantId, actor });
  services.signals.publish(`organization:${organization.id}`);
}
