import { readFileSync } from "node:fs";
import { listRecordedResources } from "@zerolake/db";
import { approvePlan, createLake, manyStreams, openPlace, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { measure } from "./measurement.ts";
import { median, report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

const RESOURCES = 300;
const RUNS = 3;
const RATE_MIN = 50;
const MEMORY_MAX_MB = 300;
/** Set on the connection, so that the worker's own defaults have no say. */
const LIMITS = {
  callsInFlightMax: 64,
  createsOpenMax: 64,
  createsOpenPerServiceMax: 64,
  requestsPerSecond: 1_000,
  requestBurst: 1_000,
};

interface Applied {
  readonly resources: number;
  readonly seconds: number;
}

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  const worker = await stack.startWorker();
  const place = await openPlace(stack, measurement);
  await place.db.prisma.connection.updateMany({ data: { limits: LIMITS } });
  const runs: Applied[] = [];
  for (let run = 1; run <= RUNS; run += 1) runs.push(await applyOnce(place, run));

  const rates = runs.map(({ resources, seconds }) => resources / seconds);
  const rate = median(rates);
  const told = rates.map((each) => rounded(each)).join(", ");
  report({
    figure: `${runs[0]?.resources} resources applied, from approval to the last one recorded`,
    value: rounded(rate),
    unit: "resources/s",
    bar: `≥ ${RATE_MIN} resources/s`,
    isMet: rate >= RATE_MIN,
    note: `median of ${told}; limits ${limitsInWords()}; ${await durabilityOf(place)}`,
  });
  reportMemory(worker.pid);
});

/** Resources of an environment of its own, and the time from the approval until all of them are recorded. */
async function applyOnce(place: Place, run: number): Promise<Applied> {
  const lake = await createLake(place, { name: `Bench ${run}`, blueprint: manyStreams(RESOURCES) });
  const { id } = await requestDeployment(lake);
  const planned = await waitForState(lake, id, ["awaitingApproval"]);
  const approvedAt = performance.now();
  await approvePlan(lake, planned);
  await waitForState(lake, id, ["verifying", "succeeded"]);
  const seconds = (performance.now() - approvedAt) / 1000;
  await waitForState(lake, id, ["succeeded"]);
  const recorded = await listRecordedResources(lake.db, lake.organizationId, lake.environmentId);
  return { resources: recorded.length, seconds };
}

function limitsInWords(): string {
  return Object.entries(LIMITS)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

async function durabilityOf({ db }: Place): Promise<string> {
  const { rows } = await db.pool.query<{ fsync: string; commit: string }>(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
  );
  return `PostgreSQL with fsync ${rows[0]?.fsync} and synchronous_commit ${rows[0]?.commit}`;
}

/** The most memory that the worker ever had, as Linux counts it; other systems do not tell. */
function reportMemory(pid: number): void {
  if (process.platform !== "linux") return;
  const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  const memoryMb = Number(peak?.[1]) / 1024;
  report({
    figure: `worker memory, highest of ${RUNS} deployments`,
    value: rounded(memoryMb, 0),
    unit: "MB",
    bar: `< ${MEMORY_MAX_MB} MB`,
    isMet: memoryMb < MEMORY_MAX_MB,
  });
}
