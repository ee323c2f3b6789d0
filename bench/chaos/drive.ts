import { approveDeployment, createDeployment, type Deployment, listDeployments, listRecordedResources } from "@zerolake/db";
import type { LakeOnCloud, Tenant } from "./lakes.ts";

const LOOK_EVERY_MS = 100;
const LIMIT_MS = 30 * 60_000;

/** Asks for a deployment of every lake; who destroys consents to losing what holds data. Returns their ids. */
export async function requestAll(tenant: Tenant, lakes: readonly LakeOnCloud[], kind: "apply" | "destroy"): Promise<readonly string[]> {
  const { db, queue, organizationId, actor } = tenant;
  const ids: string[] = [];
  for (const { environmentId, versionId } of lakes) {
    const recorded = kind === "destroy" ? await listRecordedResources(db, organizationId, environmentId) : [];
    const consents = recorded.flatMap(({ holdsData, address }) => (holdsData ? [address] : []));
    const { id } = await createDeployment(db, organizationId, { environmentId, kind, versionId, consents, actor });
    await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
    ids.push(id);
  }
  return ids;
}

/** Approves whatever waits for it until all have ended; `disturb` is called all the while. Says which did not end well. */
export async function driveToEnd(tenant: Tenant, ids: readonly string[], disturb?: () => Promise<void>): Promise<readonly string[]> {
  const until = Date.now() + LIMIT_MS;
  let isOver = false;
  const disturbing = disturb ? repeatUntil(() => isOver, disturb) : Promise.resolve();
  try {
    while (Date.now() < until) {
      const deployments = await deploymentsOf(tenant, ids);
      if (deployments.every(({ finishedAt }) => finishedAt !== null)) return troubleOf(tenant, deployments);
      for (const deployment of deployments) if (deployment.state === "awaitingApproval") await approve(tenant, deployment);
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
    return troubleOf(tenant, await deploymentsOf(tenant, ids));
  } finally {
    isOver = true;
    await disturbing;
  }
}

async function repeatUntil(isOver: () => boolean, work: () => Promise<void>): Promise<void> {
  while (!isOver()) await work();
}

async function deploymentsOf({ db, organizationId }: Tenant, ids: readonly string[]): Promise<readonly Deployment[]> {
  const wanted = new Set(ids);
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
async function troubleOf({ db }: Tenant, deployments: readonly Deployment[]): Promise<readonly string[]> {
  const lines = deployments
    .filter(({ state }) => state !== "succeeded")
    .map(async ({ id, state, summary }) => {
      const entries = await db.prisma.journalEntry.findMany({
        where: { deploymentId: id, state: { not: "succeeded" } },
        orderBy: { intendedAt: "desc" },
        take: 5,
      });
      const steps = entries.map((entry) => `${entry.operation} ${entry.address} is ${entry.state}: ${JSON.stringify(entry.error)}`);
      return [`${id}: ${state}, ${summary ?? "without a word"}`, ...steps].join("\n    ");
    });
  return Promise.all(lines);
}
