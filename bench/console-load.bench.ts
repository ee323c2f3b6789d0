import { DEMO } from "@zerolake/db";
import { type ConsoleClient, consoleClient } from "./dashboard/console-client.ts";
import { scaleOf, seedDashboard } from "./dashboard/seed.ts";
import { sessionCookie } from "./dashboard/session-cookie.ts";
import { openPlace } from "./deploy.ts";
import { measure } from "./measurement.ts";
import { peakMemoryMb } from "./peak-memory.ts";
import { quantile, report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

const REQUESTS_PER_SECOND = 200;
const SECONDS = 20;
/** A process compiles what it does often during its first thousand requests. */
const WARM_UP_SECONDS = 10;
const LIMIT_MS = 150;
const PROJECTS = "50";

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  const worker = await stack.startWorker();
  const place = await openPlace(stack, measurement);
  await worker.stop();
  await seedDashboard(place, scaleOf({ ZEROLAKE_BENCH_PROJECTS: PROJECTS }));
  const web = await stack.startWeb();
  const client = consoleClient({ url: web.url, cookie: await sessionCookie(web.url) });
  await load(client, WARM_UP_SECONDS);
  const { times, problems } = await load(client, SECONDS);
  for (const problem of problems.slice(0, 3)) process.stderr.write(`${problem}\n`);
  const p95 = quantile(times, 0.95);
  report({
    figure: `${REQUESTS_PER_SECOND} requests/s of ${mixOf(0).length} kinds on one web process, p95`,
    value: rounded(p95, 0),
    unit: "ms",
    bar: `< ${LIMIT_MS} ms`,
    isMet: p95 < LIMIT_MS,
    note: `${times.length} answers in ${SECONDS} s, each counted from when it was due: median ${rounded(quantile(times, 0.5), 0)} ms, p99 ${rounded(quantile(times, 0.99), 0)} ms; ${PROJECTS} projects`,
  });
  report({ figure: "requests that failed", value: problems.length, unit: "requests", bar: "0", isMet: problems.length === 0 });
  const memoryMb = peakMemoryMb(web.pid);
  if (memoryMb !== undefined) report({ figure: "memory of the web process under that load", value: rounded(memoryMb, 0), unit: "MB" });
});

/** What open pages ask for, in turns: lists, one thing, tiles, counts. */
function mixOf(count: number): readonly { readonly path: string; readonly input: object }[] {
  const organization = DEMO.organization.slug;
  const project = `lake-${(count % Number(PROJECTS)) + 1}`;
  const scope = { organization, stage: null, cloud: null, owner: null };
  const place = { organization, project };
  return [
    { path: "projects.list", input: { organization } },
    { path: "deployments.approvalCount", input: { organization } },
    { path: "dashboard.needs", input: scope },
    { path: "dashboard.environments", input: scope },
    { path: "dashboard.deliveries", input: { ...scope, range: "30" } },
    { path: "dashboard.running", input: scope },
    { path: "environments.overview", input: { ...place, environment: "dev" } },
    { path: "deployments.list", input: place },
    { path: "deployments.get", input: { ...place, deployment: (count % 20) + 1 } },
    { path: "orphans.count", input: { organization } },
  ];
}

interface Loaded {
  readonly times: readonly number[];
  readonly problems: readonly string[];
}

/** Requests come when they are due, whether earlier ones were answered or not: waiting for answers would hide how slow they are. */
async function load(client: ConsoleClient, seconds: number): Promise<Loaded> {
  const times: number[] = [];
  const problems: string[] = [];
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let count = 0; count < seconds * REQUESTS_PER_SECOND; count += 1) {
    const dueAt = startedAt + (count * 1_000) / REQUESTS_PER_SECOND;
    const dueInMs = dueAt - performance.now();
    if (dueInMs > 0) await new Promise((done) => setTimeout(done, dueInMs));
    const mix = mixOf(count);
    const call = mix[count % mix.length];
    if (!call) continue;
    const answered = client.ask([call]).then(
      () => void times.push(performance.now() - dueAt),
      (error: unknown) => void problems.push(`${call.path}: ${String(error)}`),
    );
    pending.push(answered);
  }
  await Promise.all(pending);
  return { times, problems };
}
