import { defineConfig } from "@playwright/test";

/** Journeys that stop a service, or set a rule, that everybody feels: they go one after the other, and while no others go. */
const ALONE = /(outage|cloud-trouble|guardrails|too-many-tries)\.journey\.ts$/;
/** One goes over the screens, one through the journeys: more only wait for each other on two cores. */
const AT_ONCE = 2;

const chromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Journeys run against a console that is already up (`scripts/test/journeys.mjs` starts one). */
export default defineConfig({
  testDir: "journeys",
  testMatch: "**/*.journey.ts",
  workers: AT_ONCE,
  projects: [
    { name: "together", testIgnore: ALONE },
    { name: "alone", testMatch: ALONE, workers: 1 },
  ],
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env["ZEROLAKE_URL"] ?? "http://127.0.0.1:3000",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A trace says more than a picture, and recording one slows every journey: ask for it with ZEROLAKE_TRACE=1.
    trace: process.env["ZEROLAKE_TRACE"] ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
