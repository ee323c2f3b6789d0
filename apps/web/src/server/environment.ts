import * as z from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  NEXTAUTH_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(16),
  /** Absent where no sandbox runs beside the console. */
  SANDBOX_URL: z.url().optional(),
  SANDBOX_CONTROL_TOKEN: z.string().optional(),
  /** A list of prices that takes the place of the built-in one. */
  ZEROLAKE_PRICES_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type ServerEnvironment = z.infer<typeof schema>;

let parsed: ServerEnvironment | undefined;

/** Read at first use, never at import: the build imports every route without an environment. */
export function serverEnvironment(): ServerEnvironment {
  parsed ??= schema.parse(process.env);
  return parsed;
}
