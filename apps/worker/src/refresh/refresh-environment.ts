import {
  claimRefresh,
  finishRefresh,
  getEnvironment,
  isDatabaseUnreachable,
  listObservedSince,
  listRecordedResources,
  noteRefresh,
  pruneObservations,
  type RefreshLease,
} from "@zerolake/db";
import type { RecordedResource } from "@zerolake/planner";
import type { JobPayload } from "@zerolake/queue";
import { sentenceOf } from "../sentence-of.ts";
import { lookAtAll } from "../turn/look-at-all.ts";
import type { WorkerContext } from "../worker-context.ts";
import { noteLooks } from "./note-looks.ts";

/** A slot is held this long at a time: deployments do not wait behind a large environment. */
const TURN_MS = 20_000;
/** Longer than a turn with its last reads and the questions about causes. */
const LEASE_MS = 120_000;
const READS_IN_FLIGHT_MAX = 16;
/** Of each resource; older ones are forgotten. */
const OBSERVATIONS_KEPT = 5;

/**
 * Looks at what an environment has recorded, as far as one turn goes, and rings again for the rest. Takes no lock of the environment: the
 * recorded state stays as it is. A worker that dies leaves what it has noted; another one reads the rest.
 */
export async function refreshEnvironment(context: WorkerContext, job: JobPayload<"environment.refresh">): Promise<void> {
  const lease = await claimRefresh(context.db, { ...job, owner: context.workerId, leaseMs: LEASE_MS });
  if (!lease) return;
  try {
    await turn(context, lease);
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    context.logger.warn({ err: error, ...job }, "the environment could not be refreshed");
    await finishRefresh(context.db, lease, { checked: 0, total: 0, refusals: [], problem: sentenceOf(error) });
  }
  context.signals.publish(`organization:${job.organizationId}`);
}

async function turn(context: WorkerContext, lease: RefreshLease): Promise<void> {
  const { db } = context;
  const { organizationId, environmentId, startedAt } = lease;
  const environment = await getEnvironment(db, organizationId, environmentId);
  const cloud = await context.clouds.open(organizationId, environment, { purpose: "refresh", subject: environmentId });
  const recorded = await listRecordedResources(db, organizationId, environmentId);
  const wanted = recorded.filter(isReadable);
  const observed = new Set(await listObservedSince(db, organizationId, { environmentId, since: startedAt }));
  const left = wanted.filter(({ address }) => !observed.has(address) && !Object.hasOwn(lease.refused, address));
  const endMs = performance.now() + TURN_MS;
  const looks = await lookAtAll(cloud.driver, left, {
    inFlight: Math.min(READS_IN_FLIGHT_MAX, cloud.limits.callsInFlightMax),
    rate: cloud.rate,
    isOver: () => performance.now() >= endMs || context.isStopping(),
  });
  await noteLooks(
    db,
    { organizationId, environmentId, recorded, looks },
    {
      driver: cloud.driver,
      cloud: environment.cloud,
      ourselves: cloud.principal,
    },
  );
  const refused = Object.fromEntries(looks.flatMap(({ address, unreadable }) => (unreadable === undefined ? [] : [[address, unreadable]])));
  if (looks.length < left.length) return goOnLater(context, lease, { refused, read: wanted.length - left.length + looks.length });
  const refusals = Object.entries({ ...lease.refused, ...refused }).map(([address, message]) => ({ address, message }));
  await pruneObservations(db, organizationId, { environmentId, keep: OBSERVATIONS_KEPT });
  await finishRefresh(db, lease, { checked: wanted.length - refusals.length, total: wanted.length, refusals });
}

/** What is only looked up, or never became ready, says nothing about drift. */
function isReadable({ isReadStep, condition }: RecordedResource): boolean {
  return !isReadStep && condition === undefined;
}

async function goOnLater(
  { db, queue, isStopping }: WorkerContext,
  lease: RefreshLease,
  { refused, read }: { refused: Readonly<Record<string, string>>; read: number },
): Promise<void> {
  await noteRefresh(db, lease, { refused, leaseMs: null });
  const { organizationId, environmentId } = lease;
  if (!isStopping()) await queue.enqueue("environment.refresh", { organizationId, environmentId }, { isScheduled: true, round: read });
}
