import type { CloudCredentials } from "@zerolake/db";
import * as z from "zod";
import { readServiceAccountKey } from "@/clouds/service-account-key.ts";

const aws = z.object({
  cloud: z.literal("aws"),
  accessKeyId: z
    .string()
    .trim()
    .regex(/^A[A-Z0-9]{15,127}$/u, "An access key ID has 16 or more capital letters and digits and starts with A."),
  secretAccessKey: z
    .string()
    .trim()
    .min(16, "This is too short for a secret access key.")
    .max(256, "This is too long for a secret access key."),
  /** Only temporary keys have one. */
  sessionToken: z.string().trim().max(4_096, "This is too long for a session token.").optional(),
});

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An ID of Microsoft's and Databricks' form, as people paste it; `what` begins the sentence that refuses another. */
export const guid = (what: string) =>
  z.string().trim().toLowerCase().regex(GUID, `${what} has the form 00000000-0000-0000-0000-000000000000.`);

const azure = z.object({
  cloud: z.literal("azure"),
  tenantId: guid("A directory (tenant) ID"),
  subscription: guid("A subscription ID"),
  clientId: guid("An application (client) ID"),
  clientSecret: z
    .string()
    .trim()
    .min(8, "This is too short for a client secret.")
    .max(256, "This is too long for a client secret.")
    .refine((secret) => !GUID.test(secret.toLowerCase()), "This is the secret's ID. Enter its value."),
});

/** Longer than any key file, which has about 2,300 characters. */
const KEY_TEXT_MAX = 20_000;

export const googleProject = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, "A project ID has 6 to 30 lower-case letters, digits and hyphens.");

const gcp = z.object({
  cloud: z.literal("gcp"),
  project: googleProject,
  /** The key file's text. */
  keyFile: z
    .string()
    .max(KEY_TEXT_MAX, "This is too long for a key file.")
    .superRefine((text, context) => {
      for (const { field, problem } of readServiceAccountKey(text).checks) {
        if (problem) context.addIssue({ code: "custom", message: `${field}: ${problem}` });
      }
    }),
});

/** Credentials as the form of each cloud sends them. */
export const credentialsSchema = z.discriminatedUnion("cloud", [aws, azure, gcp]);

export type EnteredCredentials = z.infer<typeof credentialsSchema>;

/** As they are stored. */
export function storedCredentials(entered: EnteredCredentials): CloudCredentials {
  switch (entered.cloud) {
    case "aws": {
      const { accessKeyId, secretAccessKey, sessionToken } = entered;
      return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
    }
    case "azure": {
      const { tenantId, subscription, clientId, clientSecret } = entered;
      return { tenantId, subscription, clientId, clientSecret };
    }
    case "gcp": {
      const { key } = readServiceAccountKey(entered.keyFile);
      if (!key) throw new Error("A key file that the schema let through is none.");
      return { ...key, project: entered.project };
    }
  }
}

/** How each cloud is reached with what its form asks for. */
export const METHODS = { aws: "accessKey", azure: "clientSecret", gcp: "serviceAccountKey" } as const;
