import * as z from "zod";

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  /** Address of the sandbox clouds, and the token of its control API. */
  SANDBOX_URL: z.url().optional(),
  SANDBOX_CONTROL_TOKEN: z.string().optional(),
  /** Folder with what the project built to run inside deployments. */
  ZEROLAKE_ARTEFACTS_DIR: z.string().optional(),
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
  readonly artefactsDir: string | undefined;
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
    artefactsDir: data.ZEROLAKE_ARTEFACTS_DIR,
    concurrency: data.WORKER_CONCURRENCY,
    leaseMs: data.WORKER_LEASE_MS,
    logLevel: data.LOG_LEVEL,
  };
}
