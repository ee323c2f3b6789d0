import { join } from "node:path";
import { findFreePort } from "../services/free-port.mjs";
import { keepSecret } from "./configuration.mjs";

/**
 * The environment of each program. Secrets of the installation come from its data folder unless they are given as ZEROLAKE_MASTER_KEY,
 * ZEROLAKE_SESSION_SECRET, ZEROLAKE_SANDBOX_TOKEN or ZEROLAKE_DEMO_PASSPHRASE. The sandbox takes any free port unless SANDBOX_PORT names one.
 */
export async function consoleEnvironment(configuration, { databaseUrl, redisUrl }) {
  const { dataDir, origin, port, sandboxProfile } = configuration;
  const sandboxPort = process.env.SANDBOX_PORT ?? (await findFreePort());
  const secret = (name) => process.env[`ZEROLAKE_${name.toUpperCase().replace("-", "_")}`] ?? keepSecret(dataDir, name);
  const everybody = {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ZEROLAKE_MASTER_KEY: secret("master-key"),
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_CONTROL_TOKEN: secret("sandbox-token"),
    ZEROLAKE_ISSUER_URL: process.env.ZEROLAKE_ISSUER_URL ?? origin,
  };
  return {
    migrate: { ...everybody, ZEROLAKE_DEMO_PASSPHRASE: secret("demo-passphrase") },
    sandbox: {
      ...everybody,
      SANDBOX_ISSUERS: everybody.ZEROLAKE_ISSUER_URL,
      HOST: "127.0.0.1",
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_PROFILE: sandboxProfile,
    },
    worker: { ...everybody, NEXTAUTH_URL: origin, ZEROLAKE_ARTEFACTS_DIR: join(configuration.root, "apps/runtime/dist") },
    web: { ...everybody, PORT: String(port), HOSTNAME: "127.0.0.1", NEXTAUTH_URL: origin, NEXTAUTH_SECRET: secret("session-secret") },
  };
}
