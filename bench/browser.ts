import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { DEMO } from "@zerolake/db";
import journeys from "../playwright.config.ts";
import { findChromium } from "../scripts/test/chromium.mjs";
import { type Measurement, measure } from "./measurement.ts";
import { reportSkipped } from "./report.ts";
import { DEMO_PASSPHRASE } from "./stack.ts";

const PROBE = join(import.meta.dirname, "page-probe.js");
const LIMIT_MS = 30_000;

/** What `page-probe.js` puts into every page. */
export interface Probe {
  readonly events: { readonly at: string; readonly message?: string | undefined; readonly receivedAt: number }[];
  /** Milliseconds of each task above 50 ms since the page was opened. */
  readonly longTasks: number[];
  /** For each line "Measured event N" when it was first seen, in milliseconds since 1970. */
  readonly lines: number[];
  untilFirstEvent(): Promise<number>;
  untilApplying(): Promise<number>;
  untilCancelling(): Promise<number>;
  untilLine(last: number): Promise<number>;
  untilDrawn(): Promise<number>;
  startWatch(): void;
  endWatch(): Promise<{ readonly longTasks: number[]; readonly framesPerSecond: number }>;
  places(): string;
  nodeInView(): { readonly x: number; readonly y: number };
}

declare global {
  interface Window {
    readonly probe: Probe;
  }
}

/** Measures in the Chromium of the journeys, started as they start it; without one `what` is reported as skipped. */
export async function measureInBrowser(what: string, work: (measurement: Measurement, browser: Browser) => Promise<void>): Promise<void> {
  const found = findChromium();
  if (found.path === undefined) reportSkipped(what, found.reason);
  else await measure(async (measurement) => work(measurement, (await measurement.start(() => startChromium(found.path))).browser));
}

async function startChromium(executablePath: string): Promise<{ readonly browser: Browser; stop(): Promise<void> }> {
  // On a signal the measurement ends everything in its order, the browser included.
  const handled = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ ...journeys.use?.launchOptions, executablePath, ...handled });
  return { browser, stop: () => browser.close() };
}

/** A signed-in person with a window of the usual size; the page is on their home. */
export async function signIn(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(LIMIT_MS);
  await context.addInitScript({ path: PROBE });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill(DEMO.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill(DEMO_PASSPHRASE);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**/${DEMO.organization.slug}`);
  return { context, page };
}
