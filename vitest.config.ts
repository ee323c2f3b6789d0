import { defineConfig } from "vitest/config";

/** `unit` needs nothing; `integration` expects DATABASE_URL and REDIS_URL of throw-away services (scripts/test/test.mjs starts them). */
export default defineConfig({
  // The one alias of the console; every other package is imported by its name.
  resolve: { alias: { "@": new URL("./apps/web/src", import.meta.url).pathname } },
  test: {
    pool: "threads",
    maxWorkers: 2,
    // Files share what they import: loading it again for each of them took longer than all tests. Who replaces something of the process puts it back.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
          exclude: ["**/*.int.test.ts", "**/node_modules/**"],
          // Properties and audits go over thirteen templates in three tiers; on a busy machine they take more than the usual five seconds.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{apps,packages}/*/src/**/*.int.test.ts"],
          setupFiles: ["scripts/test/place-of-test-worker.mjs"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
