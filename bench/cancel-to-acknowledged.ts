import type { Page } from "@playwright/test";
import { DEMO, listEvents } from "@zerolake/db";
import { addEnvironment, approvePlan, createLake, type Lake, manyStreams, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { quantile, report, rounded } from "./report.ts";
import type { Stack } from "./stack.ts";

const RUNS = 20;
const LIMIT_MS = 1_000;
const TOPICS = 24;
/** So long the cloud works on each stream: the calls are in flight when the run is cancelled. */
const STREAM_MS = 15_000;
/** Fewer than there are streams, so that some are not started yet. */
const LIMITS = { createsOpenPerServiceMax: 16 };
const EVENTS_MAX = 10_000;

/**
 * A person cancels runs that have calls in flight, each in an environment of its own. Measured in the page from the click that confirms
 * to the frame that says that nothing new starts; afterwards the run's own events tell whether that was so.
 */
export async function measureCancels(place: Place, stack: Stack, page: Page): Promise<void> {
  const lake = await createLake(place, { name: "Cancels", blueprint: manyStreams(TOPICS) });
  await place.db.prisma.connection.updateMany({ data: { limits: LIMITS } });
  await stack.tellSandbox("POST", "faults", { match: { type: "AWS::Kinesis::Stream" }, action: { kind: "delay", ms: STREAM_MS } });
  const cancelled: { readonly id: string; readonly ms: number }[] = [];
  for (let run = 1; run <= RUNS; run += 1) cancelled.push(await cancelOne(lake, run, page));
  let startedAfter = 0;
  for (const { id } of cancelled) startedAfter += await startedAfterCancel(lake, id);
  await stack.tellSandbox("DELETE", "faults");
  const times = cancelled.map(({ ms }) => ms);
  const p95 = quantile(times, 0.95);
  report({
    figure: "click on Cancel → acknowledged, p95",
    value: rounded(p95, 0),
    unit: "ms",
    bar: `< ${LIMIT_MS} ms`,
    isMet: p95 < LIMIT_MS,
    note: `${RUNS} runs with calls in flight: median ${rounded(quantile(times, 0.5), 0)} ms, slowest ${rounded(Math.max(...times), 0)} ms`,
  });
  report({
    figure: "calls started after a cancel was acknowledged",
    value: startedAfter,
    unit: "calls",
    bar: "0",
    isMet: startedAfter === 0,
    note: `${RUNS} runs, from their events`,
  });
}

async function cancelOne(lake: Lake, run: number, page: Page): Promise<{ id: string; ms: number }> {
  const environmentId = await addEnvironment(lake, `cancel-${run}`);
  const { id, number } = await requestDeployment({ ...lake, environmentId });
  await approvePlan(lake, await waitForState(lake, id, ["awaitingApproval"]));
  await page.goto(`/${DEMO.organization.slug}/projects/${lake.projectSlug}/deployments/${number}?tab=timeline`);
  await page
    .getByText(/running [1-9]\d*/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Cancel deployment…" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Cancel deployment", exact: true });
  await confirm.waitFor();
  const [ms] = await Promise.all([page.evaluate(() => window.probe.untilCancelling()), confirm.click()]);
  return { id, ms };
}

/** Waits until the calls in flight have ended. */
async function startedAfterCancel(lake: Lake, id: string): Promise<number> {
  await waitForState(lake, id, ["cancelled"]);
  const events = await listEvents(lake.db, lake.organizationId, { deploymentId: id, afterSequence: 0, limit: EVENTS_MAX });
  const asked = events.findIndex(({ event }) => event.type === "cancelRequested");
  if (asked === -1) throw new Error("Nobody had asked to cancel.");
  return events.slice(asked).filter(({ event }) => event.type === "stepStarted").length;
}
