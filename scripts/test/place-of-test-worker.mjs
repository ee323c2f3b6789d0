// Before each file of integration tests: those that run side by side have a Redis database and a sandbox's schema of their own.
// A database of PostgreSQL each file makes for itself.
const worker = process.env.VITEST_POOL_ID ?? "1";

if (process.env.REDIS_URL) {
  const url = new URL(process.env.REDIS_URL);
  url.pathname = `/${worker}`;
  process.env.REDIS_URL = url.href;
}
process.env.SANDBOX_SCHEMA = `sandbox_${worker}`;
