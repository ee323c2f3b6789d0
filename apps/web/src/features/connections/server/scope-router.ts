import { connectionScope, listScopePlaces, type ScopePlace, setConnectionScope } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { connectionProcedure } from "./connection-procedure.ts";
import { announce } from "./connection-test.ts";

const PLACES_MAX = 200;
const places = z.array(z.object({ projectId: z.uuid(), environment: z.string().max(100).nullable() })).max(PLACES_MAX);

type Project = Awaited<ReturnType<typeof listScopePlaces>>[number];

/** Where a connection may be used. */
export const scopeRouter = router({
  get: connectionProcedure("connection:read").query(async ({ ctx }) => {
    const scope = connectionScope(ctx.connection);
    if (scope === null) return null;
    const projects = await listScopePlaces(ctx.services.database, ctx.organization.id);
    return scope.map((place) => ({ ...place, label: labelOf(place, projects) }));
  }),

  /** Every place that it could be limited to. */
  options: connectionProcedure("connection:manage").query(async ({ ctx }) => {
    const projects = await listScopePlaces(ctx.services.database, ctx.organization.id);
    return projects.flatMap(({ projectId, environments }) =>
      [null, ...environments.map(({ slug }) => slug)].map((environment) => {
        const place = { projectId, environment };
        return { ...place, label: labelOf(place, projects) };
      }),
    );
  }),

  set: connectionProcedure("connection:manage")
    .input(z.object({ scope: places.nullable() }))
    .mutation(async ({ ctx, input: { scope } }) => {
      const { services, organization, connection, actor } = ctx;
      await setConnectionScope(services.database, organization.id, { connectionId: connection.id, scope, actor });
      announce(ctx);
    }),
});

function labelOf({ projectId, environment }: ScopePlace, projects: readonly Project[]): string {
  const project = projects.find((candidate) => candidate.projectId === projectId);
  if (!project) return "A project that was archived or deleted";
  if (environment === null) return `${project.name} › every environment`;
  return `${project.name} › ${project.environments.find(({ slug }) => slug === environment)?.name ?? environment}`;
}
