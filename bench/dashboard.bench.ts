import { randomUUID } from "node:crypto";
import { DEMO, listRunningDeployments } from "@zerolake/db";
import { createSignals } from "@zerolake/queue";
import { type ConsoleClient, consoleClient } from "./dashboard/console-client.ts";
import { explain, recordQueries } from "./dashboard/recorded-queries.ts";
import { type Scale, scaleOf, seedDashboard } from "./dashboard/seed.ts";
import { sessionCookie } from "./dashboard/session-cookie.ts";
import { askAllQueries, tileCalls } from "./dashboard/tiles.ts";
import { openPlace, type Place } from "./deploy.ts";
import { openEventStream } from "./event-stream-client.ts";
import { measure } from "./measurement.ts";
import { quantile, report, rounded } from "./report.ts";
import { type Stack, startStack } from "./stack.ts";

const VISITS = 60;
const VISIT_MAX_MS = 300;
const QUERY_MAX_MS = 100;
const UPDATES = 20;
const UPDATE_MAX_MS = 1_000;
/** A table with more rows than that is never read from beginning to end. */
const LARGE_ROWS = 50_000;
const LOOK_EVERY_MS = 5;

await measure(async (measurement) => {
  const scale = scaleOf(process.env);
  const stack = await startStack(measurement);
  const worker = await stack.startWorker();
  const place = await openPlace(stack, measurement);
  // It would take up what the seed says is under way.
  await worker.stop();
  const startedAt = performance.now();
  await seedDashboard(place, scale);
  process.stderr.write(`Seeded in ${rounded((performance.now() - startedAt) / 1_000)} s\n`);
  await measureQueries(place, scale);
  const { url } = await stack.startWeb();
  const address = { url, cookie: await sessionCookie(url) };
  const client = consoleClient(address);
  await measureVisits(client, scale);
  await measureUpdates(client, { stack, place, address });
});

/** Each statement by itself, as PostgreSQL counts it. */
async function measureQueries({ db, organizationId }: Place, scale: Scale): Promise<void> {
  const { rows } = await db.pool.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > $1", [
    LARGE_ROWS,
  ]);
  const large = rows.map(({ name }) => name);
  const recorded = await recordQueries(db, (recording) => askAllQueries(recording, organizationId));
  const explained = [];
  for (const query of recorded) explained.push(await explain(db, query));
  const slowest = explained.toSorted((one, other) => other.ms - one.ms)[0];
  const scans = explained.filter(({ scanned }) => scanned.some((table) => large.includes(table)));
  for (const { text } of scans) process.stderr.write(`Reads a large table whole: ${text}\n`);
  const ms = slowest?.ms ?? Number.NaN;
  report({
    figure: `slowest of ${explained.length} queries of the dashboard`,
    value: rounded(ms),
    unit: "ms",
    bar: `< ${QUERY_MAX_MS} ms`,
    isMet: ms < QUERY_MAX_MS,
    note: `${sizeOf(scale)}; EXPLAIN (ANALYZE), planning included, median of 3; ${beginningOf(slowest?.text ?? "")}`,
  });
  report({
    figure: `queries of the dashboard that read a table of more than ${LARGE_ROWS} rows whole`,
    value: scans.length,
    unit: "queries",
    bar: "0",
    isMet: scans.length === 0,
    note: `such tables: ${large.join(", ") || "none at this size"}`,
  });
}

async function measureVisits(client: ConsoleClient, scale: Scale): Promise<void> {
  const visits = {
    "the dashboard's page": () => client.page(`/${DEMO.organization.slug}`),
    "all tiles, 7 days": () => client.ask(tileCalls(DEMO.organization.slug)),
    "all tiles, 90 days": () => client.ask(tileCalls(DEMO.organization.slug, "90")),
  };
  for (const [what, visit] of Object.entries(visits)) {
    await visit();
    const times: number[] = [];
    for (let count = 0; count < VISITS; count += 1) times.push(await timed(visit));
    const p95 = quantile(times, 0.95);
    report({
      figure: `${what}, p95`,
      value: rounded(p95, 0),
      unit: "ms",
      bar: `< ${VISIT_MAX_MS} ms`,
      isMet: p95 < VISIT_MAX_MS,
      note: `${sizeOf(scale)}; ${VISITS} after one that does not count: median ${rounded(quantile(times, 0.5), 0)} ms, slowest ${rounded(Math.max(...times), 0)} ms`,
    });
  }
}

/** A call of a running deployment is done, and the worker rings; until an open dashboard has the new number. */
async function measureUpdates(
  client: ConsoleClient,
  { stack, place, address }: { stack: Stack; place: Place; address: { url: string; cookie: string } },
): Promise<void> {
  const { db, organizationId } = place;
  const [run] = (await listRunningDeployments(db, organizationId, { limit: 1 })).listed;
  if (!run) throw new Error("Nothing is under way.");
  const signals = createSignals(stack.redisUrl);
  const stream = await openEventStream({ ...address, organization: DEMO.organization.slug, progress: true });
  const times: number[] = [];
  try {
    await signals.isReachable();
    for (let count = 1; count <= UPDATES; count += 1) {
      await new Promise((done) => setTimeout(done, 500));
      const heard = stream.progressed;
      await finishCall(place, { deploymentId: run.id, count });
      const committedAt = performance.now();
      signals.publish(`progress:${organizationId}`);
      while (stream.progressed === heard) await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      await expectDone(client, run.done + count);
      times.push(performance.now() - committedAt);
    }
  } finally {
    stream.stop();
    signals.close();
  }
  const p95 = quantile(times, 0.95);
  report({
    figure: "change → new tiles of an open dashboard, p95",
    value: rounded(p95, 0),
    unit: "ms",
    bar: `< ${UPDATE_MAX_MS} ms`,
    isMet: p95 < UPDATE_MAX_MS,
    note: `${UPDATES} changes: median ${rounded(quantile(times, 0.5), 0)} ms, slowest ${rounded(Math.max(...times), 0)} ms`,
  });
}

async function finishCall({ db, organizationId }: Place, { deploymentId, count }: { deploymentId: string; count: number }): Promise<void> {
  const { environmentId } = await db.prisma.deployment.findUniqueOrThrow({ where: { id: deploymentId }, select: { environmentId: true } });
  const call = { operation: "create" as const, attempt: 1, state: "succeeded" as const, requestDigest: "x", settledAt: new Date() };
  const names = { address: `bench.${count}`, token: `${deploymentId}-bench-${count}` };
  await db.prisma.journalEntry.create({ data: { id: randomUUID(), organizationId, environmentId, deploymentId, ...names, ...call } });
}

async function expectDone(client: ConsoleClient, done: number): Promise<void> {
  const calls = tileCalls(DEMO.organization.slug);
  const answers = await client.ask(calls);
  const running = answers[calls.findIndex(({ path }) => path === "dashboard.running")] as {
    readonly listed: readonly { readonly done: number }[];
  };
  const shown = running.listed[0]?.done;
  if (shown !== Math.min(done, 25)) throw new Error(`The dashboard shows ${shown} calls instead of ${done}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function sizeOf({ projects, environments, deployments, events }: Scale): string {
  return `${projects} projects, ${environments} environments, ${deployments} deployments, ${events} events`;
}

function beginningOf(text: string): string {
  return text.replaceAll(/\s+/g, " ").slice(0, 80);
}
