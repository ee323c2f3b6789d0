import type { BrowserContext, Page } from "@playwright/test";
import { appendDeploymentEvents, DEMO } from "@zerolake/db";
import { createSignals } from "@zerolake/queue";
import type { Probe } from "./browser.ts";
import { createLake, manyStreams, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { type EventStreamClient, openEventStream } from "./event-stream-client.ts";
import type { Measurement } from "./measurement.ts";
import { reportArrivals } from "./report-arrivals.ts";
import type { Stack } from "./stack.ts";

const EVENTS = 1_000;
const EVENTS_PER_SECOND = 100;
const CLIENTS = 10;
const LIMIT_MS = 500;
const ARRIVAL_LIMIT_MS = 120_000;
const BOUND = { limitMs: LIMIT_MS, also: `at up to ${EVENTS_PER_SECOND} events/s` };

interface Viewers {
  readonly url: string;
  /** Whose session the clients outside the browser use. */
  readonly context: BrowserContext;
  readonly pages: readonly Page[];
}

/** Log lines of a run, stored and signalled one by one as a worker does, on their way to the open log of each page and to clients over HTTP. */
export async function measureEvents(
  { stack, place, measurement }: { stack: Stack; place: Place; measurement: Measurement },
  { url, context, pages }: Viewers,
): Promise<void> {
  const lake = await createLake(place, { name: "Events", blueprint: manyStreams(1) });
  const { id, number } = await requestDeployment(lake);
  await waitForState(lake, id, ["awaitingApproval"]);
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const address = { url, cookie, organization: DEMO.organization.slug, run: { project: lake.projectSlug, deployment: number } };
  const clients: EventStreamClient[] = [];
  for (let count = 0; count < CLIENTS; count += 1) clients.push(await measurement.start(() => openEventStream(address)));
  for (const page of pages) await openLog(page, `/${address.organization}/projects/${lake.projectSlug}/deployments/${number}?tab=logs`);

  const shown = pages.map((page) => page.evaluate((last) => window.probe.untilLine(last), EVENTS));
  const received = clients.map((client) => arrivalOfAll(client));
  await Promise.all([appendEvents(stack, place, id), ...shown, ...received]);
  reportPages(await Promise.all(pages.map((page) => page.evaluate(() => ({ events: window.probe.events, lines: window.probe.lines })))));
  reportClients(clients);
}

async function openLog(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Log", { exact: true }).waitFor();
  await page.waitForFunction(() => window.probe.events.length > 0);
}

function reportPages(pages: readonly Pick<Probe, "events" | "lines">[]): void {
  const arrivals = pages.flatMap(({ events, lines }) =>
    events
      .filter(({ message }) => numberOf(message) > 0)
      .map(({ at, message, receivedAt }) => ({ at: Date.parse(at), receivedAt, shownAt: lines[numberOf(message) - 1] ?? Number.NaN })),
  );
  const expected = EVENTS * pages.length;
  const streams = arrivals.map(({ at, receivedAt }) => receivedAt - at);
  const lines = arrivals.map(({ at, shownAt }) => shownAt - at);
  reportArrivals(`event → stream of ${pages.length} pages`, { times: streams, expected, ...BOUND });
  reportArrivals(`event → line of the log on the screen of ${pages.length} pages`, { times: lines, expected, ...BOUND });
}

function reportClients(clients: readonly EventStreamClient[]): void {
  const times = clients.flatMap(({ received }) =>
    received
      .filter(({ event }) => event.event.type === "log" && numberOf(event.event.message) > 0)
      .map(({ event, receivedAt }) => receivedAt - Date.parse(event.at)),
  );
  reportArrivals(`event → ${clients.length} clients over HTTP`, { times, expected: EVENTS * clients.length, ...BOUND });
}

async function appendEvents(stack: Stack, { db, organizationId }: Place, deploymentId: string): Promise<void> {
  const signals = createSignals(stack.redisUrl);
  try {
    await signals.isReachable();
    const startedAt = performance.now();
    for (let number = 1; number <= EVENTS; number += 1) {
      const events = [{ type: "log" as const, level: "info" as const, message: `Measured event ${number}` }];
      await db.prisma.$transaction((tx) => appendDeploymentEvents(tx, organizationId, { deploymentId, events }));
      signals.publish(`deployment:${deploymentId}`);
      const dueInMs = startedAt + (number * 1_000) / EVENTS_PER_SECOND - performance.now();
      if (dueInMs > 0) await new Promise((done) => setTimeout(done, dueInMs));
    }
  } finally {
    signals.close();
  }
}

async function arrivalOfAll({ received }: EventStreamClient): Promise<void> {
  const until = Date.now() + ARRIVAL_LIMIT_MS;
  const isComplete = () => received.some(({ event }) => event.event.type === "log" && numberOf(event.event.message) === EVENTS);
  while (!isComplete()) {
    if (Date.now() > until) throw new Error(`Only ${received.length} events have arrived after ${ARRIVAL_LIMIT_MS} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function numberOf(message: string | undefined): number {
  return Number(/^Measured event (\d+)$/.exec(message ?? "")?.[1] ?? 0);
}
