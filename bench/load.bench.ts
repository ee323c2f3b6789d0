import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDeployment, findPlan, listRecordedResources } from "@zerolake/db";
import { bringThrough } from "./bring-through.ts";
import { buildBesideWorker } from "./build-beside-worker.ts";
import { approvePlan, createLake, durabilityOf, manyStreams, openPlace, type Place, requestDeployment, waitForState } from "./deploy.ts";
import { engineLimits, limitsInWords } from "./engine-limits.ts";
import { addTenant, createLakes, type LakeOnCloud, type Tenant } from "./lakes.ts";
import { idealMs, journalMs, wallMs } from "./load/ideal-path.ts";
import { now, type TimedCall } from "./load/timed-ports.ts";
import { type Measurement, measure } from "./measurement.ts";
import { peakMemoryMb } from "./peak-memory.ts";
import { median, report, rounded } from "./report.ts";
import { type Stack, startStack } from "./stack.ts";

const RESOURCES = 3_000;
const SECONDS_MAX = 60;
const MEMORY_MAX_MB = 300;
const LATENCY_MS = 100;
const JOURNAL_SHARE_MAX = 0.05;
const OVER_IDEAL_MAX = 1.2;
const LIMITS = engineLimits(5_000);

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  const place = await openPlace(stack, measurement);
  await measureLatency(stack, place, measurement);
  // Afterwards: what a large lake leaves is looked at by schedules.
  await measureMany(stack, place);
});

/** Many resources on a cloud that answers at once: the engine is what takes time. */
async function measureMany(stack: Stack, place: Place): Promise<void> {
  const worker = await stack.startWorker();
  await place.db.prisma.connection.updateMany({ data: { limits: LIMITS } });
  const lake = await createLake(place, { name: "Load", blueprint: manyStreams(RESOURCES) });
  const { id } = await requestDeployment(lake);
  const planned = await waitForState(lake, id, ["awaitingApproval"]);
  const approvedAt = performance.now();
  await approvePlan(lake, planned);
  await waitForState(lake, id, ["verifying", "succeeded"]);
  const seconds = (performance.now() - approvedAt) / 1_000;
  await waitForState(lake, id, ["succeeded"]);
  const { length } = await listRecordedResources(lake.db, lake.organizationId, lake.environmentId);
  report({
    figure: `${length} resources applied, from approval to the last one recorded`,
    value: rounded(seconds),
    unit: "s",
    bar: `< ${SECONDS_MAX} s`,
    isMet: length >= RESOURCES && seconds < SECONDS_MAX,
    note: `${rounded(length / seconds)} resources/s; limits ${limitsInWords(LIMITS)}; ${await durabilityOf(place)}`,
  });
  const memoryMb = peakMemoryMb(worker.pid);
  if (memoryMb !== undefined) {
    const figure = `worker memory, highest while ${RESOURCES} resources are applied and verified`;
    report({ figure, value: rounded(memoryMb, 0), unit: "MB", bar: `< ${MEMORY_MAX_MB} MB`, isMet: memoryMb < MEMORY_MAX_MB });
  }
  await worker.stop();
}

interface Timed {
  readonly name: string;
  readonly overIdeal: number;
  /** How much of the wall time is there because the journal is waited for; 0 to 1. */
  readonly journalShare: number;
}

/** Real templates on a cloud whose every answer takes a while: what the engine adds to the cloud's own time. */
async function measureLatency(stack: Stack, place: Place, measurement: Measurement): Promise<void> {
  const { folder } = await measurement.start(makeFolder);
  const script = await buildBesideWorker(join(import.meta.dirname, "load/timed-worker.ts"));
  const tenant = await addTenant(place, "latency");
  const lakes = await createLakes(tenant, 1);
  await place.db.prisma.connection.updateMany({ data: { limits: LIMITS } });
  const timed: Timed[] = [];
  for (const [index, lake] of lakes.entries()) {
    timed.push(await applyTimed({ stack, tenant, script, file: join(folder, `calls-${index}.json`) }, lake));
  }
  const told = (figure: (run: Timed) => number) => timed.map((run) => `${run.name} ${rounded(figure(run), 3)}`).join(", ");
  const over = median(timed.map(({ overIdeal }) => overIdeal));
  const share = median(timed.map((run) => run.journalShare));
  report({
    figure: `time to apply, over the ideal critical path at ${LATENCY_MS} ms latency`,
    value: rounded(over, 3),
    unit: "×",
    bar: `≤ ${OVER_IDEAL_MAX} ×`,
    isMet: over <= OVER_IDEAL_MAX,
    note: `median of ${told(({ overIdeal }) => overIdeal)}`,
  });
  report({
    figure: `share of the wall time that the longest chain waits for the journal, at ${LATENCY_MS} ms latency`,
    value: rounded(100 * share),
    unit: "%",
    bar: `< ${100 * JOURNAL_SHARE_MAX} %`,
    isMet: share < JOURNAL_SHARE_MAX,
    note: `median of ${told((run) => run.journalShare)} (of 1); ${await durabilityOf(place)}`,
  });
}

async function makeFolder(): Promise<{ folder: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "zerolake-load-"));
  return { folder, stop: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Trial {
  readonly stack: Stack;
  readonly tenant: Tenant;
  readonly script: string;
  readonly file: string;
}

/**
 * By a worker that has deployed and destroyed the same before, as workers live for weeks: neither what is done once in the life of an account nor a process that
 * still compiles what it does is measured. The plan is made at once; only applying it meets a slow cloud.
 */
async function applyTimed({ stack, tenant, script, file }: Trial, lake: LakeOnCloud): Promise<Timed> {
  const { db, queue, organizationId, actor } = tenant;
  const worker = await stack.startProgram("timed-worker", script, { LOAD_CALLS: file });
  for (const kind of ["apply", "destroy"] as const) {
    const { left } = await bringThrough(tenant, { lakes: [lake], kind });
    if (left.length > 0) throw new Error(left.join("\n"));
  }
  const { id } = await createDeployment(db, organizationId, { ...lake, kind: "apply", consents: [], actor });
  await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
  const planned = await waitForState(tenant, id, ["awaitingApproval"]);
  await stack.tellSandbox("POST", "faults", { action: { kind: "delay", ms: LATENCY_MS, at: "call" } });
  const approvedAt = now();
  await approvePlan(tenant, planned);
  await waitForState(tenant, id, ["verifying", "succeeded"]);
  await stack.tellSandbox("DELETE", "faults");
  await waitForState(tenant, id, ["succeeded"]);
  await worker.stop();
  const stored = await findPlan(db, organizationId, { deploymentId: id });
  if (!stored) throw new Error("There is no plan");
  const all = JSON.parse(readFileSync(file, "utf8")) as TimedCall[];
  const calls = applying(all.filter(({ fromMs }) => fromMs >= approvedAt));
  const wall = wallMs(calls);
  return { name: lake.name, overIdeal: wall / idealMs(stored.plan, calls), journalShare: journalMs(stored.plan, calls) / wall };
}

/** What came before the first intent was planning, what came after the last outcome was verifying. */
function applying(calls: readonly TimedCall[]): readonly TimedCall[] {
  const journal = calls.filter(({ port }) => port === "journal");
  const from = Math.min(...journal.filter(({ call }) => call === "intend").map(({ fromMs }) => fromMs));
  const to = Math.max(...journal.filter(({ call }) => call === "succeed").map(({ toMs }) => toMs));
  return calls.filter(({ fromMs, toMs }) => fromMs >= from && toMs <= to);
}
