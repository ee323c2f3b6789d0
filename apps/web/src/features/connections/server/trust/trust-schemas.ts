import * as z from "zod";
import { connectionName } from "../connection-schemas.ts";
import { googleProject, guid } from "../credential-schemas.ts";

const account = z
  .string()
  .trim()
  .regex(/^\d{12}$/, "An account ID has 12 digits.");
const azure = { tenantId: guid("A directory (tenant) ID"), subscription: guid("A subscription ID") };

/** What is known of an agreement before the cloud was told: where it will be. Names and ids of ours are made by the server. */
const wantedTrust = z.discriminatedUnion("method", [
  z.object({ method: z.literal("webIdentity"), account }),
  z.object({ method: z.literal("assumedRole"), account }),
  z.object({ method: z.literal("federatedCredential"), ...azure }),
  z.object({ method: z.literal("managedIdentity"), ...azure, clientId: guid("A client ID") }),
  z.object({
    method: z.literal("identityFederation"),
    project: googleProject,
    projectNumber: z
      .string()
      .trim()
      .regex(/^\d{6,20}$/, "A project number has only digits."),
  }),
  z.object({ method: z.literal("attachedAccount"), project: googleProject }),
]);

export type WantedTrust = z.infer<typeof wantedTrust>;

export const newTrustSchema = z.object({ name: connectionName, defaultRegion: z.string().max(40), trust: wantedTrust });

export const clientIdSchema = z.object({ clientId: guid("A client ID") });

export const setupSchema = z.object({ project: z.string().max(100).optional() });
