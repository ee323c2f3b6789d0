import type { BrowserContext, Page } from "@playwright/test";
import { appendDeploymentEvents, DEMO } from "@zerolake/db";
import { createSignals, type Signals } from "@zerolake/queue";
import { createLake, manyStreams, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { type EventStreamClient, openEventStream } from "./event-stream-client.ts";
import type { Measurement } from "./measurement.ts";
import { peakMemoryMb } from "./peak-memory.ts";
import { report, rounded } from "./report.ts";
import { reportArrivals } from "./report-arrivals.ts";
import type { Program, Stack } from "./stack.ts";

const CLIENTS_OF_ONE = 200;
const CLIENTS_OF_OTHERS = 200;
const OTHERS = 20;
/** Of the one that many watch; each of the others has a tenth of that. */
const EVENTS = 300;
const EVENTS_PER_SECOND = 10;
const OTHERS_EVERY = 10;
const LIMIT_MS = 1_000;
const MEMORY_MAX_MB = 600;
const ARRIVAL_LIMIT_MS = 60_000;
const MESSAGE = /^Viewed event (\d+)$/;

interface Viewers {
  readonly url: string;
  readonly web: Program;
  /** Whose session the clients outside the browser use. */
  readonly context: BrowserContext;
  readonly pages: readonly Page[];
}

interface Watched {
  readonly id: string;
  readonly project: string;
  readonly deployment: number;
}

/** Many people look at one run while as many look at others, all through one web process; two of them in Chromium. */
export async function measureManyViewers(
  { stack, place, measurement }: { stack: Stack; place: Place; measurement: Measurement },
  { url, web, context, pages }: Viewers,
): Promise<void> {
  const runs: Watched[] = [];
  for (let count = 0; count <= OTHERS; count += 1) runs.push(await waitingRun(place, `Viewed ${count}`));
  const [one, ...others] = runs;
  if (!one) throw new Error("There is nothing to watch.");
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const open = (run: Watched) => measurement.start(() => openEventStream({ url, cookie, organization: DEMO.organization.slug, run }));
  const ofOne = await Promise.all(Array.from({ length: CLIENTS_OF_ONE }, () => open(one)));
  const ofOthers = await Promise.all(Array.from({ length: CLIENTS_OF_OTHERS }, (_, index) => open(others[index % OTHERS] ?? one)));
  for (const page of pages) await openRun(page, one);

  const signals = createSignals(stack.redisUrl);
  try {
    await signals.isReachable();
    await appendAll(place, signals, { one, others });
    await Promise.all([
      ...ofOne.map((client) => arrivals(client, EVENTS)),
      ...ofOthers.map((client) => arrivals(client, EVENTS / OTHERS_EVERY)),
    ]);
  } finally {
    signals.close();
  }
  tell(`event → ${CLIENTS_OF_ONE} clients that watch one run`, latenciesOf(ofOne), CLIENTS_OF_ONE * EVENTS);
  const toOthers = (CLIENTS_OF_OTHERS * EVENTS) / OTHERS_EVERY;
  tell(`event → ${CLIENTS_OF_OTHERS} clients that watch ${OTHERS} others`, latenciesOf(ofOthers), toOthers);
  tell(`event → ${pages.length} pages among them`, await latenciesOfPages(pages), pages.length * EVENTS);
  reportMemory(web);
}

function tell(what: string, times: readonly number[], expected: number): void {
  reportArrivals(what, { times, expected, limitMs: LIMIT_MS });
}

async function waitingRun(place: Place, name: string): Promise<Watched> {
  const lake = await createLake(place, { name, blueprint: manyStreams(1) });
  const { id, number } = await requestDeployment(lake);
  await waitForState(lake, id, ["awaitingApproval"]);
  return { id, project: lake.projectSlug, deployment: number };
}

async function openRun(page: Page, { project, deployment }: Watched): Promise<void> {
  await page.goto(`/${DEMO.organization.slug}/projects/${project}/deployments/${deployment}?tab=logs`);
  await page.waitForFunction(() => window.probe.events.length > 0);
}

async function appendAll(place: Place, signals: Signals, { one, others }: { one: Watched; others: readonly Watched[] }): Promise<void> {
  const startedAt = performance.now();
  for (let number = 1; number <= EVENTS; number += 1) {
    await append(place, signals, one, number);
    if (number % OTHERS_EVERY === 0) for (const other of others) await append(place, signals, other, number / OTHERS_EVERY);
    const dueInMs = startedAt + (number * 1_000) / EVENTS_PER_SECOND - performance.now();
    if (dueInMs > 0) await new Promise((done) => setTimeout(done, dueInMs));
  }
}

async function append({ db, organizationId }: Place, signals: Signals, { id }: Watched, number: number): Promise<void> {
  const events = [{ type: "log" as const, level: "info" as const, message: `Viewed event ${number}` }];
  await db.prisma.$transaction((tx) => appendDeploymentEvents(tx, organizationId, { deploymentId: id, events }));
  signals.publish(`deployment:${id}`);
}

async function arrivals(client: EventStreamClient, expected: number): Promise<void> {
  const until = Date.now() + ARRIVAL_LIMIT_MS;
  while (viewed(client).length < expected) {
    if (Date.now() > until) throw new Error(`Only ${viewed(client).length} of ${expected} events have arrived.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function viewed({ received }: EventStreamClient) {
  return received.filter(({ event }) => event.event.type === "log" && MESSAGE.test(event.event.message));
}

function latenciesOf(clients: readonly EventStreamClient[]): readonly number[] {
  return clients.flatMap((client) => viewed(client).map(({ event, receivedAt }) => receivedAt - Date.parse(event.at)));
}

async function latenciesOfPages(pages: readonly Page[]): Promise<readonly number[]> {
  const heard = await Promise.all(pages.map((page) => page.evaluate(() => window.probe.events)));
  return heard
    .flat()
    .filter(({ message }) => MESSAGE.test(message ?? ""))
    .map(({ at, receivedAt }) => receivedAt - Date.parse(at));
}

function reportMemory({ pid }: Program): void {
  const memoryMb = peakMemoryMb(pid);
  if (memoryMb === undefined) return;
  const figure = `memory of the web process, highest with ${CLIENTS_OF_ONE + CLIENTS_OF_OTHERS} streams`;
  report({ figure, value: rounded(memoryMb, 0), unit: "MB", bar: `< ${MEMORY_MAX_MB} MB`, isMet: memoryMb < MEMORY_MAX_MB });
}
