import * as z from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  NEXTAUTH_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(16),
  /** Where clouds read the keys of our tokens, when that is not the console itself. The same in the worker. */
  ZEROLAKE_ISSUER_URL: z.url().optional(),
  /** Organisations, by slug and parted by commas, whose connections may use the workers' own identity. The same in the worker. */
  ZEROLAKE_AMBIENT_IDENTITY: z.string().optional(),
  /** Absent where no sandbox runs beside the console. */
  SANDBOX_URL: z.url().optional(),
  SANDBOX_CONTROL_TOKEN: z.string().optional(),
  /** Domains that the operator vouches for, as `acme.example=acme` with the slug of their organisation, parted by commas. */
  ZEROLAKE_DOMAINS: z.string().optional(),
  /** A list of prices that takes the place of the built-in one. */
  ZEROLAKE_PRICES_FILE: z.string().min(1).optional(),
  /** Hosts and ranges inside the operator's network that people may have called, e.g. a self-hosted identity provider. */
  ZEROLAKE_OUTBOUND_ALLOW: z.string().optional(),
  /** Set when the worker has a mail server: then invitations are sent, too. */
  SMTP_URL: z.string().min(1).optional(),
  SMTP_FROM: z.string().min(3).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type ServerEnvironment = z.infer<typeof schema>;

/** Whether letters are sent; otherwise the console shows links to copy. */
export function sendsMail({ SMTP_URL, SMTP_FROM }: Pick<ServerEnvironment, "SMTP_URL" | "SMTP_FROM">): boolean {
  return SMTP_URL !== undefined && SMTP_FROM !== undefined;
}

let parsed: ServerEnvironment | undefined;

/** Read at first use, never at import: the build imports every route without an environment. */
export function serverEnvironment(): ServerEnvironment {
  parsed ??= schema.parse(process.env);
  return parsed;
}
