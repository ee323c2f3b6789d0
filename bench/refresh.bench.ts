import { getEnvironment, listDriftFindings, refreshStatus, requestRefresh } from "@zerolake/db";
import { approvePlan, createLake, type Lake, manyStreams, openPlace, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { measure } from "./measurement.ts";
import { peakMemoryMb } from "./peak-memory.ts";
import { report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

const RESOURCES = 1_000;
const LATENCY_MS = 100;
const OVER_BOUND_MAX = 1.1;
const MEMORY_MAX_MB = 300;
const LOOK_EVERY_MS = 100;
const TIME_LIMIT_MS = 300_000;
/** For the deployment, which is not measured. */
const QUICK = { callsInFlightMax: 64, createsOpenMax: 64, createsOpenPerServiceMax: 64, requestsPerSecond: 1_000, requestBurst: 1_000 };
/** Set on the connection, so that the worker's own defaults have no say; the burst is the default of connections. */
const LIMITS = { ...QUICK, callsInFlightMax: 16, requestsPerSecond: 20, requestBurst: 20 };

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  const worker = await stack.startWorker();
  const place = await openPlace(stack, measurement);
  await limit(place, QUICK);
  const lake = await createLake(place, { name: "Refresh", blueprint: manyStreams(RESOURCES) });
  const { id } = await requestDeployment(lake);
  await approvePlan(lake, await waitForState(lake, id, ["awaitingApproval"]));
  await waitForState(lake, id, ["succeeded"]);
  await limit(place, LIMITS);
  await stack.tellSandbox("POST", "faults", { match: { effect: "look" }, action: { kind: "delay", ms: LATENCY_MS, at: "call" } });
  const startedAt = performance.now();
  const { checked, total } = await refresh(lake);
  const seconds = (performance.now() - startedAt) / 1000;
  await stack.tellSandbox("DELETE", "faults");

  const boundSeconds = total / LIMITS.requestsPerSecond;
  report({
    figure: `${total} resources refreshed at ${LIMITS.requestsPerSecond} requests/s and ${LATENCY_MS} ms latency, from asking to the last finding`,
    value: rounded(seconds),
    unit: "s",
    bar: `≤ ${OVER_BOUND_MAX} × ${rounded(boundSeconds)} s`,
    isMet: total >= RESOURCES && checked === total && seconds <= OVER_BOUND_MAX * boundSeconds,
    note: `${rounded(seconds / boundSeconds, 3)} × the bound; ${checked} of ${total} read; limits ${limitsInWords()}`,
  });
  const findings = await listDriftFindings(lake.db, lake.organizationId, { environmentId: lake.environmentId });
  report({ figure: "findings where nobody changed anything", value: findings.length, unit: "", bar: "0", isMet: findings.length === 0 });
  const memoryMb = peakMemoryMb(worker.pid);
  if (memoryMb !== undefined)
    report({
      figure: "worker memory, highest",
      value: rounded(memoryMb, 0),
      unit: "MB",
      bar: `< ${MEMORY_MAX_MB} MB`,
      isMet: memoryMb < MEMORY_MAX_MB,
    });
});

async function limit({ db }: Place, limits: typeof QUICK): Promise<void> {
  await db.prisma.connection.updateMany({ data: { limits } });
}

async function refresh({ db, queue, organizationId, environmentId }: Lake): Promise<{ checked: number; total: number }> {
  const { name } = await getEnvironment(db, organizationId, environmentId);
  await requestRefresh(db, organizationId, { environmentId });
  await queue.enqueue("environment.refresh", { organizationId, environmentId });
  const until = Date.now() + TIME_LIMIT_MS;
  while (Date.now() < until) {
    const { last } = await refreshStatus(db, organizationId, environmentId);
    if (last?.problem) throw new Error(last.problem);
    if (last) return last;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  throw new Error(`The refresh of ${name} took longer than ${TIME_LIMIT_MS} ms`);
}

function limitsInWords(): string {
  return Object.entries(LIMITS)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
