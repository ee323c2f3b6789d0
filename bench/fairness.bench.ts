import { setTimeout as sleep } from "node:timers/promises";
import { AppError, getDeployment, listEvents, requestCancel } from "@zerolake/db";
import { addEnvironment, approvePlan, createLake, type Lake, manyStreams, openPlace, requestDeployment } from "./deploy.ts";
import { type Shares, sampleSlots, sharesOf } from "./fairness/slots.ts";
import { addTenant, connectionOn } from "./lakes.ts";
import { measure } from "./measurement.ts";
import { quantile, report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

/** Deployments of each organisation: 120 in all, and nobody as many as another. */
const DEPLOYMENTS = [48, 36, 24, 12];
const SLOTS = 8;
const TOPICS = 6;
/** So long the cloud takes for an answer: a slot is held by a deployment that does something, not by the machine. */
const LATENCY_MS = 150;
const FOLLOW_MS = 50;
const SHARE_OFF_MAX = 0.1;
const FIRST_EVENT_MAX_MS = 2_000;
const CANCEL_MAX_MS = 1_000;
/** Every so manieth deployment is cancelled, wherever it is by then. */
const CANCEL_EACH = 10;

interface Asked {
  readonly lake: Lake;
  readonly id: string;
  readonly firstEventMs: number;
}

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  const place = await openPlace(stack, measurement);
  const lakes: Lake[] = [];
  for (const [index] of DEPLOYMENTS.entries()) {
    const tenant = await addTenant(place, `organisation-${index}`);
    const connectionId = await connectionOn(tenant, "aws");
    lakes.push(await createLake({ ...tenant, connectionId }, { name: "Fair", blueprint: manyStreams(TOPICS) }));
  }
  const environments = await Promise.all(lakes.map((lake, index) => environmentsOf(lake, DEPLOYMENTS[index] ?? 0)));
  await stack.tellSandbox("POST", "faults", { action: { kind: "delay", ms: LATENCY_MS, at: "call" } });
  const asked = (await Promise.all(environments.map((each) => askForAll(each)))).flat();
  await stack.startWorker({ WORKER_CONCURRENCY: String(SLOTS) });
  const end = new AbortController();
  const following = followAll(asked).finally(() => end.abort());
  const [samples, cancels] = await Promise.all([sampleSlots(lakes, end.signal), cancelSome(asked), following]);
  reportShares(sharesOf(lakes, samples), samples.length);
  reportFirstEvents(asked);
  reportCancels(cancels);
});

async function environmentsOf(lake: Lake, count: number): Promise<readonly Lake[]> {
  const more: Lake[] = [lake];
  while (more.length < count) more.push({ ...lake, environmentId: await addEnvironment(lake, `fair-${more.length}`) });
  return more;
}

/** Each is asked for, and its first event read as the console would. */
async function askForAll(lakes: readonly Lake[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const lake of lakes) {
    const askedAt = performance.now();
    const { id } = await requestDeployment(lake);
    const reading = { deploymentId: id, afterSequence: 0, limit: 1 };
    while ((await listEvents(lake.db, lake.organizationId, reading)).length === 0) await sleep(1);
    asked.push({ lake, id, firstEventMs: performance.now() - askedAt });
  }
  return asked;
}

/** Approves whatever waits for it, until all have ended. */
async function followAll(asked: readonly Asked[]): Promise<void> {
  let open = asked;
  while (open.length > 0) {
    const states = await Promise.all(open.map(({ lake, id }) => getDeployment(lake.db, lake.organizationId, id)));
    for (const [index, deployment] of states.entries()) {
      const lake = open[index]?.lake;
      if (lake && deployment.state === "awaitingApproval") await approvePlan(lake, deployment);
    }
    open = open.filter((_, index) => states[index]?.finishedAt === null);
    await sleep(FOLLOW_MS);
  }
}

function reportShares({ shares, off, contested }: Shares, looks: number): void {
  report({
    figure: `${DEPLOYMENTS.reduce((sum, each) => sum + each, 0)} deployments of ${DEPLOYMENTS.length} organisations on ${SLOTS} slots: furthest from a fair share`,
    value: rounded(100 * off),
    unit: "%",
    bar: `≤ ${100 * SHARE_OFF_MAX} %`,
    isMet: contested > 0 && off <= SHARE_OFF_MAX,
    note: `shares ${shares.map((share) => `${rounded(100 * share)} %`).join(", ")} for ${DEPLOYMENTS.join(", ")} deployments, in ${contested} of ${looks} looks in which all had something waiting`,
  });
}

function reportFirstEvents(asked: readonly Asked[]): void {
  const times = asked.map(({ firstEventMs }) => firstEventMs);
  const slowest = Math.max(...times);
  report({
    figure: "asked for → first event of a waiting deployment can be read, slowest",
    value: rounded(slowest, 0),
    unit: "ms",
    bar: `< ${FIRST_EVENT_MAX_MS} ms`,
    isMet: slowest < FIRST_EVENT_MAX_MS,
    note: `${times.length} deployments, median ${rounded(quantile(times, 0.5))} ms`,
  });
}

/** Milliseconds from the request until it is acknowledged and can be read. */
async function cancelSome(asked: readonly Asked[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [index, { lake, id }] of asked.entries()) {
    if (index % CANCEL_EACH !== 0) continue;
    await sleep(LATENCY_MS);
    const { finishedAt, state } = await getDeployment(lake.db, lake.organizationId, id);
    if (finishedAt !== null || state === "awaitingApproval") continue;
    const askedAt = performance.now();
    const cancelling = requestCancel(lake.db, lake.organizationId, { deploymentId: id, by: lake.actor });
    if (await isAcknowledged(cancelling)) times.push(performance.now() - askedAt);
  }
  return times;
}

/** It may have come to a point in the meantime at which there is nothing to cancel. */
async function isAcknowledged(cancelling: Promise<unknown>): Promise<boolean> {
  try {
    await cancelling;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}

function reportCancels(times: readonly number[]): void {
  const slowest = Math.max(...times);
  report({
    figure: "cancel of a waiting or running deployment → acknowledged, slowest",
    value: rounded(slowest, 0),
    unit: "ms",
    bar: `< ${CANCEL_MAX_MS} ms`,
    isMet: times.length > 0 && slowest < CANCEL_MAX_MS,
    note: `${times.length} of them, among all the others`,
  });
}
