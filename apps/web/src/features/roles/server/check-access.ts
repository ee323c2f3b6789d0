import { type NamedPlace, PERMISSION_WORDS, type Permission, type Rights, whyNot, whyNotApprover } from "@zerolake/access";
import {
  type Environment,
  findMemberNames,
  findRights,
  getEnvironmentBySlug,
  getProjectBySlug,
  listDeployments,
  notFound,
} from "@zerolake/db";
import type { Services } from "@/server/services.ts";

export interface RolesContext {
  readonly services: Pick<Services, "database" | "signals">;
  readonly organization: { readonly id: string };
}

interface Question {
  readonly person: string;
  readonly permission: Permission;
  readonly inProject?: string | null | undefined;
  readonly inEnvironment?: string | null | undefined;
}

export interface AccessAnswer {
  readonly isAllowed: boolean;
  readonly sentence: string;
}

/** Whether somebody may do something somewhere, and why not; of approving, also what the environment's rule says and the plan that waits there. */
export async function checkAccess(
  context: RolesContext,
  { person, permission, inProject, inEnvironment }: Question,
): Promise<AccessAnswer> {
  const { services, organization } = context;
  const [rights, names] = await Promise.all([
    findRights(services.database.prisma, organization.id, person),
    findMemberNames(services.database, organization.id, [person]),
  ]);
  const name = names.get(person);
  if (!rights || name === undefined) throw notFound("member");
  const { place, environment } = await findPlace(context, inProject, inEnvironment);
  const reason = whyNot({ name, rights }, permission, place);
  if (reason !== undefined) return { isAllowed: false, sentence: reason };
  if (permission === "deployment:approve" && environment) return checkApproval(context, { name, person, rights, environment });
  return { isAllowed: true, sentence: `${name} may ${PERMISSION_WORDS[permission]} ${whereOf(place)}.` };
}

async function findPlace(
  { services, organization }: RolesContext,
  project: string | null | undefined,
  slug: string | null | undefined,
): Promise<{ readonly place: NamedPlace; readonly environment?: Environment }> {
  if (!project) return { place: {} };
  const { id: projectId, name } = await getProjectBySlug(services.database, organization.id, project);
  if (!slug) return { place: { project: projectId, name } };
  const environment = await getEnvironmentBySlug(services.database, organization.id, { projectId, slug });
  return { place: { project: projectId, environment: environment.id, name: environment.name }, environment };
}

interface Asked {
  readonly name: string;
  readonly person: string;
  readonly rights: Rights;
  readonly environment: Environment;
}

async function checkApproval(
  { services, organization }: RolesContext,
  { name, person, rights, environment }: Asked,
): Promise<AccessAnswer> {
  const { id: environmentId, projectId: project, name: where, approvalRule, approvalRoles } = environment;
  const [waiting] = await listDeployments(services.database, organization.id, { environmentId, states: ["awaitingApproval"], limit: 1 });
  const approver = { name, rights, place: { project, environment: environmentId } };
  const isAuthor = waiting?.authorIds.includes(person) ?? false;
  const reason = whyNotApprover({ name: where, approvalRule, approvalRoles }, { ...approver, isAuthor });
  const what = waiting ? `#${waiting.number}` : "plans";
  if (reason !== undefined) return { isAllowed: false, sentence: `${name} may not approve ${what} in ${where}: ${reason}` };
  const except = !waiting && approvalRule === "otherApprover" ? " that somebody else is the author of" : "";
  return { isAllowed: true, sentence: `${name} may approve ${what} in ${where}${except}.` };
}

function whereOf({ name }: NamedPlace): string {
  return name === undefined ? "in this organisation" : `in ${name}`;
}
