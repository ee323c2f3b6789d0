import { approveDeployment, createDeployment, type Deployment, listDeployments, listRecordedResources } from "@zerolake/db";
import type { LakeOnCloud, Tenant } from "./lakes.ts";

const LOOK_EVERY_MS = 100;
const LIMIT_MS = 30 * 60_000;
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
  /** Called again and again until all is over. */
  readonly disturb?: () => Promise<void>;
}

/** Deploys every lake, or destroys it, approving whatever waits for it; what failed is continued by another deployment. */
export async function bringThrough(tenant: Tenant, { lakes, kind, disturb }: WayInput): Promise<Way> {
  let isOver = false;
  const disturbing = disturb ? repeatUntil(() => isOver, disturb) : Promise.resolve();
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
    const recorded = kind === "destroy" ? await listRecordedResources(db, organizationId, environmentId) : [];
    const consents = recorded.flatMap(({ holdsData, address }) => (holdsData ? [address] : []));
    const { id } = await createDeployment(db, organizationId, { environmentId, kind, versionId, consents, actor });
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

async function deploymentsOf({ db, organizationId }: Tenant, asked: readonly Asked[]): Promise<readonly Deployment[]> {
  const wanted = new Set(asked.map(({ id }) => id));
  return (await listDeployments(db, organizationId, { limit: 10_000 })).filter(({ id }) => wanted.has(id));
}

/** A plan may be another one by the time it is approved: then it is looked at again. */
async function approve({ db, queue, organizationId, actor }: Tenant, { id, planHash }: Deployment): Promise<void> {
  if (!planHash) return;
  const approval = { deploymentId: id, planHash, by: actor, acceptsLoss: {}, acceptsPreflight: true };
  await approveDeployment(db, organizationId, approval).catch((error: unknown) => {
    if (!(error instanceof Error && /conflict|plan/i.test(error.message))) throw error;
  });
  await queue.enqueue("deployment.advance", { organizationId, deploymentId: id });
}

/** What did not end well, with what the clouds said to the steps that failed. */
async function troubleOf({ db }: Tenant, asked: readonly Asked[], deployments: readonly Deployment[]): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  for (const { id, lake } of asked) {
    const deployment = deployments.find((candidate) => candidate.id === id);
    if (deployment?.state === "succeeded") continue;
    const entries = await db.prisma.journalEntry.findMany({
      where: { deploymentId: id, state: { not: "succeeded" } },
      orderBy: { intendedAt: "desc" },
      take: 5,
    });
    const steps = entries.map((entry) => `${entry.operation} ${entry.address} is ${entry.state}: ${JSON.stringify(entry.error)}`);
    failed.push({
      lake,
      line: [`${lake.name}: ${deployment?.state}, ${deployment?.summary ?? "without a word"}`, ...steps].join("\n    "),
    });
  }
  return failed;
}
