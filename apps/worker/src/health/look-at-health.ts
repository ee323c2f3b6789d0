import {
  claimHealthLook,
  finishHealthLook,
  getEnvironment,
  type HealthEnd,
  type HealthLease,
  isDatabaseUnreachable,
  listAppliedTimes,
  listRecordedResources,
  type SeenSignal,
} from "@zerolake/db";
import { healthOf } from "@zerolake/health";
import type { JobPayload } from "@zerolake/queue";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";
import { measure } from "./measure.ts";
import { wantedSignals } from "./wanted-signals.ts";

/** Longer than asking takes at most. */
const LEASE_MS = 120_000;

/**
 * Asks an environment's cloud how everything recorded is, judges the answers and notes them. Takes no lock of the environment and changes
 * nothing in the cloud. A worker that dies leaves the look to another one.
 */
export async function lookAtHealth(context: WorkerContext, job: JobPayload<"environment.health">): Promise<void> {
  const { db, logger, signals, workerId } = context;
  const lease = await claimHealthLook(db, { ...job, owner: workerId, leaseMs: LEASE_MS });
  if (!lease) return;
  const end = await look(context, lease).catch((error: unknown): HealthEnd => {
    if (isDatabaseUnreachable(error)) throw error;
    logger.warn({ err: error, ...job }, "the health of the environment could not be looked at");
    return { problem: sentenceOf(error) };
  });
  const outcome = await finishHealthLook(db, lease, end);
  if (lease.isAsked || (outcome && outcome.changes.length > 0)) signals.publish(`organization:${job.organizationId}`);
}

const NOTHING = { status: null, counts: { ok: 0, warn: 0, bad: 0, unknown: 0 }, signals: [] } as const;

async function look(context: WorkerContext, { organizationId, environmentId }: HealthLease): Promise<HealthEnd> {
  const { db, clouds } = context;
  const environment = await getEnvironment(db, organizationId, environmentId);
  const recorded = await listRecordedResources(db, organizationId, environmentId);
  // What is only looked up is somebody else's; what never became ready is the deployment's to tell.
  const resources = recorded.filter(({ isReadStep, condition }) => !isReadStep && condition === undefined);
  if (resources.length === 0) return NOTHING;
  const cloud = await clouds.open(organizationId, environment, { purpose: "health", subject: environmentId });
  const wanted = await wantedSignals(db, { environment, account: cloud.account, resources });
  if (wanted.length === 0) return NOTHING;
  const addresses = resources.map(({ address }) => address);
  const times = await listAppliedTimes(db, organizationId, { environmentId, addresses });
  const madeAtMs = new Map(times.map(({ address, createdAt }) => [address, createdAt.getTime()]));
  return endOf(await measure(cloud, wanted, (address) => madeAtMs.get(address)));
}

/** A component is as well as its worst signal, the environment as its worst component. */
function endOf(signals: readonly SeenSignal[]): HealthEnd {
  const names = [...new Set(signals.map(({ component }) => component))];
  const components = names.map((name) => healthOf(signals.filter(({ component }) => component === name)));
  return { ...healthOf(components), signals };
}
