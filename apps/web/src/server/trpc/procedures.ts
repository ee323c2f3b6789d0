import { can, leastRoleFor, type Permission, ROLE_DESCRIPTIONS, type Role } from "@zerolake/access";
import { AppError, findMembership, getDeploymentByNumber, getEnvironmentBySlug, getProjectBySlug, notFound } from "@zerolake/db";
import * as z from "zod";
import { baseProcedure } from "./init.ts";

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/);
/** The largest number that the database's column holds. */
const DEPLOYMENT_NUMBER_MAX = 2_147_483_647;

/** Needs nobody: signing in, the first start, health. */
export const publicProcedure = baseProcedure.meta({ access: { scope: "public" } });

/** Needs somebody who is signed in; for what belongs to the person, not to an organisation. */
export const userProcedure = baseProcedure.meta({ access: { scope: "user" } }).use(({ ctx, next }) => {
  const { session, sessionProblem } = ctx;
  if (sessionProblem) throw sessionProblem;
  if (!session) throw new AppError("unauthenticated", { message: "You are not signed in.", hint: "Sign in and try again." });
  const user = { id: session.userId, name: session.userName, email: session.userEmail };
  return next({ ctx: { session, user, actor: { kind: "user" as const, id: user.id, name: user.name } } });
});

/**
 * Resolves organisation, role and permission before the body runs; the body finds them in `ctx`. A stranger and a slug that
 * does not exist get the same answer.
 */
export function organizationProcedure(permission: Permission) {
  return userProcedure
    .meta({ access: { scope: "organization", permission } })
    .input(z.object({ organization: slug }))
    .use(async ({ ctx, input, next }) => {
      const membership = await findMembership(ctx.services.database, ctx.user.id, input.organization);
      if (!membership) throw notFound("organisation");
      const { organizationId: id, role } = membership;
      assertCan(role, permission);
      return next({ ctx: { organization: { id, slug: membership.slug, name: membership.name }, role } });
    });
}

/** As `organizationProcedure`, and the project by its slug. */
export function projectProcedure(permission: Permission) {
  return organizationProcedure(permission)
    .meta({ access: { scope: "project", permission } })
    .input(z.object({ project: slug }))
    .use(async ({ ctx, input, next }) => {
      const project = await getProjectBySlug(ctx.services.database, ctx.organization.id, input.project);
      return next({ ctx: { project } });
    });
}

/** As `projectProcedure`, and the environment by its slug. */
export function environmentProcedure(permission: Permission) {
  return projectProcedure(permission)
    .meta({ access: { scope: "environment", permission } })
    .input(z.object({ environment: slug }))
    .use(async ({ ctx, input, next }) => {
      const at = { projectId: ctx.project.id, slug: input.environment };
      const environment = await getEnvironmentBySlug(ctx.services.database, ctx.organization.id, at);
      return next({ ctx: { environment } });
    });
}

/** As `projectProcedure`, and the deployment by its number in the project. */
export function deploymentProcedure(permission: Permission) {
  return projectProcedure(permission)
    .meta({ access: { scope: "deployment", permission } })
    .input(z.object({ deployment: z.int().min(1).max(DEPLOYMENT_NUMBER_MAX) }))
    .use(async ({ ctx, input, next }) => {
      const at = { projectId: ctx.project.id, number: input.deployment };
      const deployment = await getDeploymentByNumber(ctx.services.database, ctx.organization.id, at);
      return next({ ctx: { deployment } });
    });
}

function assertCan(role: Role, permission: Permission): void {
  if (can(role, permission)) return;
  throw new AppError("forbidden", {
    message: `You are ${ROLE_DESCRIPTIONS[role].title} here. This needs the ${ROLE_DESCRIPTIONS[leastRoleFor(permission)].title} role.`,
    hint: "Ask an owner of the organisation.",
  });
}
