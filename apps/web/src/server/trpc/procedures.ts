import { isPlaceWithin, type NamedPlace, type Permission, type Rights, whyNot } from "@zerolake/access";
import { AppError, findMembership, getDeploymentByNumber, getEnvironmentBySlug, getProjectBySlug, notFound } from "@zerolake/db";
import * as z from "zod";
import { baseProcedure } from "./init.ts";
import { noteRefusedChange } from "./note-refusals.ts";

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/);
/** The largest number that the database's column holds. */
const DEPLOYMENT_NUMBER_MAX = 2_147_483_647;

/** Needs nobody: signing in, the first start, health. Without a session, an address may ask so often only. */
export const publicProcedure = baseProcedure.meta({ access: { scope: "public" } }).use(async ({ ctx, next }) => {
  const { address } = ctx.from;
  if (ctx.session || address === undefined || (await ctx.services.anonymousLimiter.allows(address))) return next();
  throw new AppError("rateLimited", { message: "Too many requests came from your network.", hint: "Try again in five minutes." });
});

/** Needs somebody: a person who is signed in, or a program with a token. */
const identifiedProcedure = baseProcedure.use(({ ctx, next }) => {
  const { session, sessionProblem, token } = ctx;
  if (sessionProblem) throw sessionProblem;
  if (!session) throw new AppError("unauthenticated", { message: "You are not signed in.", hint: "Sign in and try again." });
  const user = { id: session.userId, name: session.userName, email: session.userEmail };
  const kind = token?.isService ? ("service" as const) : ("user" as const);
  const name = token && !token.isService ? `${user.name} (token “${token.name}”)` : user.name;
  return next({ ctx: { session, user, actor: { kind, id: user.id, name, from: ctx.from } } });
});

/** The same; changes that are refused below are noted. */
const knownProcedure = identifiedProcedure.use(async ({ ctx, next, type, path, getRawInput }) => {
  const result = await next();
  if (!result.ok && type === "mutation") {
    await noteRefusedChange({ services: ctx.services, actor: ctx.actor, path, input: await getRawInput(), error: result.error });
  }
  return result;
});

/** Needs somebody who is signed in; for what belongs to the person, not to an organisation. No token does it in their place. */
export const userProcedure = knownProcedure.meta({ access: { scope: "user" } }).use(({ ctx, next }) => {
  if (ctx.token === undefined) return next();
  throw new AppError("forbidden", { message: "No token can do this, only somebody who has signed in.", hint: "Sign in to the console." });
});

/**
 * Resolves the organisation and what the person may there before the body runs; the body finds both in `ctx`. A stranger and a slug
 * that does not exist get the same answer. Each builder below resolves its place first and asks for the permission there: by the role
 * in the organisation, or by a grant for the project or the environment.
 */
const inOrganization = knownProcedure.input(z.object({ organization: slug })).use(async ({ ctx, input, next }) => {
  const membership = await findMembership(ctx.services.database, ctx.session, input.organization);
  if (!membership) throw notFound("organisation");
  const { organizationId: id, role } = membership;
  const rights: Rights = ctx.token ? { ...membership.rights, bounds: ctx.token.bounds } : membership.rights;
  return next({ ctx: { organization: { id, slug: membership.slug, name: membership.name }, role, rights } });
});

const inProject = inOrganization.input(z.object({ project: slug })).use(async ({ ctx, input, next }) => {
  const project = await getProjectBySlug(ctx.services.database, ctx.organization.id, input.project);
  if (!isPlaceWithin(ctx.rights.bounds, { project: project.id })) throw notFound("project");
  return next({ ctx: { project } });
});

export function organizationProcedure(permission: Permission) {
  return inOrganization.meta({ access: { scope: "organization", permission } }).use(({ ctx, next }) => {
    assertAllowed(ctx.rights, permission, {});
    return next();
  });
}

/**
 * As `organizationProcedure`, for what is about things in several places: the next step finds where they are and calls `requireIn`, which asks in
 * each. Where there is nothing, it asks in the whole organisation, so that nobody learns what there is.
 */
export function placesProcedure(permission: Permission) {
  return inOrganization.meta({ access: { scope: "organization", permission } }).use(({ ctx, next }) => {
    const requireIn = (places: readonly NamedPlace[]) => {
      for (const place of places.length === 0 ? [{}] : places) assertAllowed(ctx.rights, permission, place);
    };
    return next({ ctx: { requireIn } });
  });
}

/** As `organizationProcedure`, and the project by its slug. */
export function projectProcedure(permission: Permission) {
  return inProject.meta({ access: { scope: "project", permission } }).use(({ ctx, next }) => {
    assertAllowed(ctx.rights, permission, { project: ctx.project.id, name: ctx.project.name });
    return next();
  });
}

/** As `projectProcedure`, and the environment by its slug. */
export function environmentProcedure(permission: Permission) {
  return inProject
    .meta({ access: { scope: "environment", permission } })
    .input(z.object({ environment: slug }))
    .use(async ({ ctx, input, next }) => {
      const at = { projectId: ctx.project.id, slug: input.environment };
      const environment = await getEnvironmentBySlug(ctx.services.database, ctx.organization.id, at);
      assertAllowed(ctx.rights, permission, { project: ctx.project.id, environment: environment.id, name: environment.name });
      return next({ ctx: { environment } });
    });
}

/** As `projectProcedure`, and the deployment by its number in the project; what may be done with it is a matter of its environment. */
export function deploymentProcedure(permission: Permission) {
  return inProject
    .meta({ access: { scope: "deployment", permission } })
    .input(z.object({ deployment: z.int().min(1).max(DEPLOYMENT_NUMBER_MAX) }))
    .use(async ({ ctx, input, next }) => {
      const at = { projectId: ctx.project.id, number: input.deployment };
      const deployment = await getDeploymentByNumber(ctx.services.database, ctx.organization.id, at);
      const { id: environment, name } = deployment.environment;
      assertAllowed(ctx.rights, permission, { project: ctx.project.id, environment, name });
      return next({ ctx: { deployment } });
    });
}

function assertAllowed(rights: Rights, permission: Permission, place: NamedPlace): void {
  const message = whyNot({ rights }, permission, place);
  if (message !== undefined) throw new AppError("forbidden", { message, hint: "Ask an owner of the organisation." });
}
