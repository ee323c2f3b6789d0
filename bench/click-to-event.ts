import type { Page } from "@playwright/test";
import { DEMO } from "@zerolake/db";
import { addEnvironment, createLake, manyStreams, type Place } from "./deploy.ts";
import { quantile, report, rounded } from "./report.ts";

const RUNS = 20;
const LIMIT_MS = 2_000;
const TOPICS = 5;

/**
 * A person plans in the designer and approves on the run's page; each run has an environment of its own. Measured in the page from the
 * click to the frame that shows the first event of what the click has asked for.
 */
export async function measureClicks(place: Place, page: Page): Promise<void> {
  const lake = await createLake(place, { name: "Clicks", blueprint: manyStreams(TOPICS) });
  const plans: number[] = [];
  const approvals: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const environment = `run-${run}`;
    await addEnvironment(lake, environment);
    await page.goto(`/${DEMO.organization.slug}/projects/${lake.projectSlug}/blueprints/main?env=${environment}`);
    plans.push(await plan(page));
    approvals.push(await approve(page));
  }
  reportClick("click on Plan → first event of the run shown", plans);
  reportClick("click on Approve → first event of the worker shown", approvals);
}

async function plan(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  const button = page.getByRole("button", { name: /^Plan v1$/ });
  await button.waitFor();
  const [ms] = await Promise.all([page.evaluate(() => window.probe.untilFirstEvent()), button.click()]);
  return ms;
}

async function approve(page: Page): Promise<number> {
  const button = page.getByRole("button", { name: "Approve and deploy" });
  await button.waitFor();
  const [ms] = await Promise.all([page.evaluate(() => window.probe.untilApplying()), button.click()]);
  await page.getByText("Succeeded").first().waitFor();
  return ms;
}

function reportClick(what: string, times: readonly number[]): void {
  const p95 = quantile(times, 0.95);
  const [first, median, slowest] = [times[0] ?? Number.NaN, quantile(times, 0.5), Math.max(...times)].map((ms) => rounded(ms, 0));
  report({
    figure: `${what}, p95`,
    value: rounded(p95, 0),
    unit: "ms",
    bar: `< ${LIMIT_MS} ms`,
    isMet: p95 < LIMIT_MS,
    note: `${times.length} runs: the first (cold) ${first} ms, median ${median} ms, slowest ${slowest} ms`,
  });
}
