import { fileURLToPath } from "node:url";

/** Environment for build tools: no telemetry, and Prisma's schema engine from npm instead of a download. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY:
      process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? fileURLToPath(new URL("./prisma-schema-engine.mjs", import.meta.url)),
    ...extra,
  };
}
