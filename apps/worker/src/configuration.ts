import * as z from "zod";

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  /** Address of the sandbox clouds, and the token of its control API. */
  SANDBOX_URL: z.url().optional(),
  SANDBOX_CONTROL_TOKEN: z.string().optional(),
  /** Where clouds read the keys of our tokens: the console's public address, or the host that the documents were copied to. */
  ZEROLAKE_ISSUER_URL: z.url().optional(),
  /** Organisations, by slug and parted by commas, whose connections may use the identity of the machines that workers run on; `*` is all. */
  ZEROLAKE_AMBIENT_IDENTITY: z.string().default(""),
  /** An address that answers in the place of the clouds, for connections to be tried on a sandbox. */
  ZEROLAKE_CLOUDS_URL: z.url().optional(),
  /** Folder with what the project built to run inside deployments. */
  ZEROLAKE_ARTEFACTS_DIR: z.string().optional(),
  /** A list of prices that takes the place of the built-in one. */
  ZEROLAKE_PRICES_FILE: z.string().min(1).optional(),
  /** Mail server, e.g. smtps://user:password@mail.example.com, and who letters are from. Without both nothing is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().min(3).optional(),
  /** Where people open the console. Links in letters and webhooks begin with it. */
  NEXTAUTH_URL: z.url().optional(),
  /** Hosts and ranges inside the operator's network that people may have called. The same in the console. */
  ZEROLAKE_OUTBOUND_ALLOW: z.string().optional(),
  /** Jobs that one process answers at a time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(16),
  /** A worker that is gone is noticed after this long; a cloud call is always shorter than what is left of it. */
  WORKER_LEASE_MS: z.coerce.number().int().min(6_000).default(30_000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export interface Configuration {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly sandbox: { readonly url: string; readonly controlToken: string } | undefined;
  readonly issuerUrl?: string | undefined;
  readonly ambientIdentityFor?: readonly string[];
  readonly cloudsUrl?: string | undefined;
  readonly artefactsDir: string | undefined;
  readonly pricesFile?: string | undefined;
  readonly mailServer?: { readonly url: string; readonly from: string } | undefined;
  readonly publicUrl?: string | undefined;
  readonly outboundAllow?: string | undefined;
  readonly concurrency: number;
  readonly leaseMs: number;
  readonly logLevel: string;
}

/** Throws an error that names every variable that is missing or wrong. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The worker's environment is not complete:\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    sandbox: data.SANDBOX_URL ? { url: data.SANDBOX_URL, controlToken: data.SANDBOX_CONTROL_TOKEN ?? "" } : undefined,
    issuerUrl: data.ZEROLAKE_ISSUER_URL,
    ambientIdentityFor: data.ZEROLAKE_AMBIENT_IDENTITY.split(",").flatMap((slug) => slug.trim() || []),
    cloudsUrl: data.ZEROLAKE_CLOUDS_URL,
    artefactsDir: data.ZEROLAKE_ARTEFACTS_DIR,
    pricesFile: data.ZEROLAKE_PRICES_FILE,
    mailServer: data.SMTP_URL && data.SMTP_FROM ? { url: data.SMTP_URL, from: data.SMTP_FROM } : undefined,
    publicUrl: data.NEXTAUTH_URL?.replace(/\/$/, ""),
    outboundAllow: data.ZEROLAKE_OUTBOUND_ALLOW,
    concurrency: data.WORKER_CONCURRENCY,
    leaseMs: data.WORKER_LEASE_MS,
    logLevel: data.LOG_LEVEL,
  };
}
