import { listRecordedResources } from "@zerolake/db";
import { approvePlan, createLake, durabilityOf, manyStreams, openPlace, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { engineLimits, limitsInWords } from "./engine-limits.ts";
import { measure } from "./measurement.ts";
import { peakMemoryMb } from "./peak-memory.ts";
import { median, report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

const RESOURCES = 300;
const RUNS = 3;
const RATE_MIN = 50;
const MEMORY_MAX_MB = 300;
const LIMITS = engineLimits(1_000);

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
    note: `median of ${told}; limits ${limitsInWords(LIMITS)}; ${await durabilityOf(place)}`,
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

/** Other systems than Linux do not tell. */
function reportMemory(pid: number): void {
  const memoryMb = peakMemoryMb(pid);
  if (memoryMb === undefined) return;
  report({
    figure: `worker memory, highest of ${RUNS} deployments`,
    value: rounded(memoryMb, 0),
    unit: "MB",
    bar: `< ${MEMORY_MAX_MB} MB`,
    isMet: memoryMb < MEMORY_MAX_MB,
  });
}
