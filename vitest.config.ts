import { defineConfig } from "vitest/config";

/** `unit` needs nothing; `integration` expects DATABASE_URL and REDIS_URL of throw-away services (scripts/test.mjs starts them). */
export default defineConfig({
  test: {
    pool: "threads",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}"], exclude: ["**/*.int.test.ts", "**/node_modules/**"] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{apps,packages}/*/src/**/*.int.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
