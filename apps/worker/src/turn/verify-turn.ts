import {
  AppError,
  findPlan,
  finishDeployment,
  getEnvironment,
  listRecordedResources,
  type NewObservation,
  recordObservations,
  tellUnderLease,
} from "@zerolake/db";
import type { CloudDriver, RunEvent } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planAgain, type RecordedResource, totalsLine } from "@zerolake/planner";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";

const READS_IN_FLIGHT = 16;
const READ_LIMIT_MS = 15_000;

/**
 * Verifying is a look at the control plane: everything recorded is read again, and planning again must give an empty plan. What
 * is planned again is the approved plan, not the environment's present settings: those may have been edited meanwhile, and a
 * worker of another version may compile them otherwise; both are for the next deployment. It is safe to repeat, so a worker that dies in it leaves nothing behind.
 */
export async function verifyTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  const recorded = await listRecordedResources(context.db, lease.organizationId, lease.environmentId);
  const environment = await getEnvironment(context.db, lease.organizationId, lease.environmentId);
  const { driver } = await context.clouds.open(lease.organizationId, environment);
  const looks = await lookAtAll(driver, recorded);
  const observations = looks.flatMap(({ observation }) => observation ?? []);
  await recordObservations(context.db, lease.organizationId, { environmentId: environment.id, observations });
  await tellUnreadable(turn, looks);
  const missing = observations.filter(({ exists }) => !exists).map(({ address }) => address);
  const rest = planAgain(await approvedPlan(turn), recorded);
  const problem = missing.length > 0 ? missingSentence(missing) : isEmptyPlan(rest) ? undefined : restSentence(totalsLine(rest));
  await finishDeployment(context.db, lease, {
    from: "verifying",
    result: problem ? "failed" : "succeeded",
    summary: problem ?? verifiedSentence(recorded.length),
  });
  ring(turn);
  return null;
}

async function approvedPlan({ context, lease }: DeploymentTurn): Promise<Plan> {
  const stored = await findPlan(context.db, lease.organizationId, { deploymentId: lease.deploymentId });
  if (!stored) throw new AppError("internal", { message: "The deployment has no plan, although it was applied." });
  return stored.plan;
}

interface Look {
  readonly address: string;
  readonly observation?: NewObservation;
  /** The cloud did not let us look; that proves nothing about the resource. */
  readonly unreadable?: string;
}

async function lookAtAll(driver: CloudDriver, recorded: readonly RecordedResource[]): Promise<Look[]> {
  const looks: Look[] = [];
  const queue = [...recorded];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) looks.push(await look(driver, next));
  };
  await Promise.all(Array.from({ length: READS_IN_FLIGHT }, work));
  return looks;
}

async function look(driver: CloudDriver, { address, type, via, identifier }: RecordedResource): Promise<Look> {
  try {
    const found = await driver.read({ address, type, via, identifier }, { timeLimitMs: READ_LIMIT_MS });
    const attributes = found ? { identifier: found.identifier, attributes: found.attributes } : {};
    return { address, observation: { address, exists: found !== undefined, ...attributes } };
  } catch (error) {
    return { address, unreadable: error instanceof Error ? error.message : String(error) };
  }
}

async function tellUnreadable({ context, lease }: DeploymentTurn, looks: readonly Look[]): Promise<void> {
  const events = looks.flatMap(({ address, unreadable }): RunEvent[] =>
    unreadable === undefined ? [] : [{ type: "log", level: "warning", address, message: `It could not be read again: ${unreadable}` }],
  );
  if (events.length > 0) await tellUnderLease(context.db, lease, events);
}

function missingSentence(missing: readonly string[]): string {
  return `The cloud does not have ${missing.join(", ")}, although the calls succeeded. Plan again to create what is missing.`;
}

function restSentence(totals: string): string {
  return `Everything was applied, but planning again is not empty (${totals}). Plan again, and look at what still differs.`;
}

function verifiedSentence(count: number): string {
  const what = count === 1 ? "One resource was" : `${count} resources were`;
  return count === 0 ? "Nothing is deployed any more." : `${what} read again, and planning again changes nothing.`;
}
