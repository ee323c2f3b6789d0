import { setTimeout as sleep } from "node:timers/promises";
import {
  AppError,
  approveDeployment,
  createDeployment,
  type Deployment,
  isDatabaseUnreachable,
  listDeployments,
  listRecordedResources,
} from "@zerolake/db";
import type { LakeOnCloud, Tenant } from "./lakes.ts";

const LOOK_EVERY_MS = 100;
const LIMIT_MS = 30 * 60_000;
const PATIENCE = 60;
const PAUSE_MS = 500;
/** A person looks again a few times, then asks somebody. */
const CONTINUED_MAX = 3;

/** A trial's way through deployments of all lakes. */
export interface Way {
  readonly deployments: number;
  /** Deployments that failed and were asked for again, as a person does who reads that something is uncertain; with what was said. */
  readonly continued: readonly string[];
  /** What did not end well even so. */
  readonly left: readonly string[];
}

export interface WayInput {
  readonly lakes: readonly LakeOnCloud[];
  readonly kind: "apply" | "destroy";
  /** Called again and again until all is over, by so many at a time. */
  readonly disturb?: () => Promise<void>;
  readonly atOnce?: number;
}

/** Deploys every lake, or destroys it, approving whatever waits for it; what failed is continued by another deployment. */
export async function bringThrough(tenant: Tenant, { lakes, kind, disturb, atOnce = 1 }: WayInput): Promise<Way> {
  let isOver = false;
  const disturbing = Promise.all(disturb ? Array.from({ length: atOnce }, () => repeatUntil(() => isOver, disturb)) : []);
  // Told once all has ended: until then nobody would stop what was started.
  disturbing.catch(() => undefined);
  const continued: string[] = [];
  try {
    let waiting: readonly LakeOnCloud[] = lakes;
    let deployments = 0;
    for (let turn = 0; ; turn += 1) {
      const asked = await requestAll(tenant, waiting, kind);
      deployments += asked.length;
      const failed = await driveToEnd(tenant, asked);
      const lines = failed.map(({ line }) => line);
      if (failed.length === 0 || turn === CONTINUED_MAX) return { deployments, continued, left: lines };
      continued.push(...lines);
      waiting = failed.map(({ lake }) => lake);
    }
  } finally {
    isOver = true;
    await disturbing;
  }
}

interface Asked {
  readonly id: string;
  readonly lake: LakeOnCloud;
}

/** Who destroys consents to losing what holds data. */
async function requestAll(tenant: Tenant, lakes: readonly LakeOnCloud[], kind: "apply" | "destroy"): Promise<readonly Asked[]> {
  const { db, queue, organizationId, actor } = tenant;
  const asked: Asked[] = [];
  for (const lake of lakes) {
    const { environmentId, versionId } = lake;
    const recorded = kind === "destroy" ? await patiently(() => listRecordedResources(db, organizationId, environmentId)) : [];
    const consents = recorded.flatMap(({ holdsData, address }) => (holdsData ? [address] : []));
    const { id } = await patiently(() => createDeployment(db, organizationId, { environmentId, kind, versionId, consents, actor }));
    await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
    asked.push({ id, lake });
  }
  return asked;
}

interface Failed {
  readonly lake: LakeOnCloud;
  readonly line: string;
}

async function driveToEnd(tenant: Tenant, asked: readonly Asked[]): Promise<readonly Failed[]> {
  const until = Date.now() + LIMIT_MS;
  for (;;) {
    const deployments = await deploymentsOf(tenant, asked);
    if (deployments.every(({ finishedAt }) => finishedAt !== null) || Date.now() > until) return troubleOf(tenant, asked, deployments);
    for (const deployment of deployments) if (deployment.state === "awaitingApproval") await approve(tenant, deployment);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

async function repeatUntil(isOver: () => boolean, work: () => Promise<void>): Promise<void> {
  while (!isOver()) await work();
}

/** A person tries again when the console says that its database is away. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === PATIENCE || !isDatabaseUnreachable(error)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function deploymentsOf({ db, organizationId }: Tenant, asked: readonly Asked[]): Promise<readonly Deployment[]> {
  const wanted = new Set(asked.map(({ id }) => id));
  const all = await patiently(() => listDeployments(db, organizationId, { limit: 10_000 }));
  return all.filter(({ id }) => wanted.has(id));
}

/** A plan may be another one by the time it is approved: then it is looked at again. */
async function approve({ db, queue, organizationId, actor }: Tenant, { id, planHash }: Deployment): Promise<void> {
  if (!planHash) return;
  const approval = { deploymentId: id, planHash, by: actor, acceptsLoss: {}, acceptsPreflight: true };
  await patiently(() => approveDeployment(db, organizationId, approval)).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  });
  await queue.enqueue("deployment.advance", { organizationId, deploymentId: id });
}

/** What did not end well, with what the clouds said to the steps that failed. */
async function troubleOf({ db }: Tenant, asked: readonly Asked[], deployments: readonly Deployment[]): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  for (const { id, lake } of asked) {
    const deployment = deployments.find((candidate) => candidate.id === id);
    if (deployment?.state === "succeeded") continue;
    const where = { deploymentId: id, state: { not: "succeeded" as const } };
    const entries = await patiently(() => db.prisma.journalEntry.findMany({ where, orderBy: { intendedAt: "desc" }, take: 5 }));
    const steps = entries.map((entry) => `${entry.operation} ${entry.address} is ${entry.state}: ${JSON.stringify(entry.error)}`);
    failed.push({
      lake,
      line: [`${lake.name}: ${deployment?.state}, ${deployment?.summary ?? "without a word"}`, ...steps].join("\n    "),
    });
  }
  return failed;
}
