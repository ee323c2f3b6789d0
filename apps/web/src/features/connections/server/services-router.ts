import { connectionChecks, createServiceConnection, deleteServiceConnection, listServiceConnections } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { announce, startServiceTest } from "./connection-test.ts";

const name = z.string().trim().min(1, "The name is missing.").max(60, "Use at most 60 characters.");

const databricks = z.object({
  service: z.literal("databricks"),
  workspace: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(databricks\.com|azuredatabricks\.net)$/,
      "Enter the host of the workspace, such as dbc-0a1b2c3d-4e5f.cloud.databricks.com.",
    ),
  clientId: z.guid("A client ID has the form 00000000-0000-0000-0000-000000000000."),
  clientSecret: z.string().trim().min(16, "This is too short for a client secret.").max(256),
});

const confluent = z.object({
  service: z.literal("confluent"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{16}$/, "An API key has 16 capital letters and digits."),
  apiSecret: z.string().trim().min(32, "This is too short for an API secret.").max(256),
});

const newServiceSchema = z.object({ name, access: z.discriminatedUnion("service", [databricks, confluent]) });

/** Accounts at services that stand beside a cloud. */
export const servicesRouter = router({
  list: organizationProcedure("connection:read").query(async ({ ctx }) => {
    const all = await listServiceConnections(ctx.services.database, ctx.organization.id);
    return all.map((one) => ({ ...one, checks: connectionChecks(one) }));
  }),

  create: organizationProcedure("connection:manage")
    .input(newServiceSchema)
    .mutation(async ({ ctx, input: { name: entered, access } }) => {
      const { service: _, ...credentials } = access;
      const { services, organization, actor } = ctx;
      const secrets = services.secretBox;
      const { id } = await createServiceConnection(services.database, organization.id, {
        name: entered,
        credentials,
        secrets,
        createdById: actor.id,
        actor,
      });
      await startServiceTest(ctx, id);
      return { id };
    }),

  /** Asks a worker to look whether the credentials work; the answer stands in the account later. */
  test: organizationProcedure("connection:test")
    .input(z.object({ service: z.uuid() }))
    .mutation(({ ctx, input }) => startServiceTest(ctx, input.service)),

  remove: organizationProcedure("connection:manage")
    .input(z.object({ service: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      await deleteServiceConnection(ctx.services.database, ctx.organization.id, { connectionId: input.service, actor: ctx.actor });
      announce(ctx);
    }),
});
