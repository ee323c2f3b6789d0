import {
  addDomain,
  oidcSettingsSchema,
  removeDomain,
  SSO_STATES,
  samlSettingsSchema,
  sessionPolicySchema,
  setSessionPolicy,
  setSsoState,
  ssoMappingSchema,
} from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { checkDomain } from "./check-domain.ts";
import { describeSso } from "./describe-sso.ts";
import { readMetadata } from "./read-metadata.ts";
import { saveSso } from "./save-sso.ts";

const METADATA_LENGTH_MAX = 256_000;
const connection = z.object({
  settings: z.discriminatedUnion("protocol", [oidcSettingsSchema, samlSettingsSchema]),
  mapping: ssoMappingSchema,
  /** A new one; absent: the stored one stays. */
  clientSecret: z.string().min(1).max(2_000).optional(),
  /** That the person saw; 0 where there was none. */
  revision: z.int().min(0),
});
const state = z.object({ state: z.enum(SSO_STATES), breakGlassUserId: z.uuid().nullable(), revision: z.int().min(1) });
const metadata = z.union([z.object({ xml: z.string().min(1).max(METADATA_LENGTH_MAX) }), z.object({ url: z.url().max(500) })]);
const oneDomain = z.object({ domainId: z.uuid() });

/** How the people of an organisation sign in. */
export const ssoRouter = router({
  get: organizationProcedure("sso:read").query(({ ctx }) => describeSso(ctx)),
  /** What a provider's metadata says; stores nothing. */
  readMetadata: organizationProcedure("sso:manage")
    .input(z.object({ metadata }))
    .mutation(({ ctx, input }) => readMetadata(ctx, input.metadata)),
  save: organizationProcedure("sso:manage")
    .input(connection)
    .mutation(({ ctx, input }) => saveSso(ctx, input)),
  setState: organizationProcedure("sso:manage")
    .input(state)
    .mutation(({ ctx, input }) => setSsoState(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  addDomain: organizationProcedure("sso:manage")
    .input(z.object({ domain: z.string().min(1).max(255) }))
    .mutation(async ({ ctx, input }) => {
      await addDomain(ctx.services.database, ctx.organization.id, { domain: input.domain, actor: ctx.actor });
    }),
  checkDomain: organizationProcedure("sso:manage")
    .input(oneDomain)
    .mutation(({ ctx, input }) => checkDomain(ctx, input.domainId)),
  removeDomain: organizationProcedure("sso:manage")
    .input(oneDomain)
    .mutation(({ ctx, input }) => removeDomain(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  setSessions: organizationProcedure("sso:manage")
    .input(z.object({ policy: sessionPolicySchema }))
    .mutation(({ ctx, input }) => setSessionPolicy(ctx.services.database, ctx.organization.id, { policy: input.policy, actor: ctx.actor })),
});
