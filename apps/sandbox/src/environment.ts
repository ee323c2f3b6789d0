import * as z from "zod";
import { PROFILES } from "./latency/latency.ts";
import type { SandboxOptions } from "./start-sandbox.ts";

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  SANDBOX_CONTROL_TOKEN: z.string().min(16),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4566),
  SANDBOX_SCHEMA: z.string().min(1).max(63).default("sandbox"),
  HOST: z.string().default("127.0.0.1"),
  /** Issuers of tokens that the sandbox may read the keys of, parted by commas. */
  SANDBOX_ISSUERS: z.string().default(""),
  SANDBOX_PROFILE: z.enum(PROFILES).default("fast"),
});

/** Reads the process environment; throws a sentence that names what is missing or wrong. */
export function readEnvironment(environment: NodeJS.ProcessEnv): SandboxOptions {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The sandbox cannot start, its environment is incomplete.\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    schema: data.SANDBOX_SCHEMA,
    controlToken: data.SANDBOX_CONTROL_TOKEN,
    port: data.SANDBOX_PORT,
    host: data.HOST,
    profile: data.SANDBOX_PROFILE,
    issuers: data.SANDBOX_ISSUERS.split(",").flatMap((issuer) => issuer.trim() || []),
  };
}
