import {
  AppError,
  findPlan,
  finishDeployment,
  getEnvironment,
  listRecordedResources,
  recordObservations,
  recordProof,
  tellUnderLease,
} from "@zerolake/db";
import type { RunEvent } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planAgain, totalsLine } from "@zerolake/planner";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";
import { type Look, lookAtAll } from "./look-at-all.ts";
import { checkPlanAgain, checkResources } from "./verification-checks.ts";

/**
 * Verifying is a look at the control plane: everything recorded is read again, and planning again must give an empty plan. What
 * is planned again is the approved plan, not the environment's present settings: those may have been edited meanwhile, and a
 * worker of another version may compile them otherwise; both are for the next deployment. It is safe to repeat, so a worker that dies in it leaves nothing behind.
 */
export async function verifyTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  if (lease.state === "verifying" && turn.isCancelRequested) return stopVerifying(turn);
  const recorded = await listRecordedResources(context.db, lease.organizationId, lease.environmentId);
  const environment = await getEnvironment(context.db, lease.organizationId, lease.environmentId);
  const { driver } = await context.clouds.open(lease.organizationId, environment, { purpose: "deployment", subject: lease.deploymentId });
  const [looks, lookingMs] = await timed(() => lookAtAll(driver, recorded));
  const observations = looks.flatMap(({ observation }) => observation ?? []);
  await recordObservations(context.db, lease.organizationId, { environmentId: environment.id, observations });
  const { organizationId, environmentId, deploymentId } = lease;
  const { noteMended } = await import("../refresh/note-looks.ts");
  await noteMended(context.db, { organizationId, environmentId, deploymentId, recorded, looks });
  const [rest, planningMs] = await timed(async () => planAgain(await approvedPlan(turn), recorded));
  const checks = [checkResources(looks, lookingMs), checkPlanAgain(rest, planningMs)];
  await tellUnderLease(context.db, lease, [...unreadableLines(looks), { type: "verified", checks }]);
  await recordProof(context.db, organizationId, { deploymentId, checks });
  const missing = observations.filter(({ exists }) => !exists).map(({ address }) => address);
  const problem = missing.length > 0 ? missingSentence(missing) : isEmptyPlan(rest) ? undefined : restSentence(totalsLine(rest));
  await finishDeployment(context.db, lease, {
    from: "verifying",
    result: problem ? "failed" : "succeeded",
    summary: problem ?? verifiedSentence(recorded.length),
  });
  ring(turn);
  return null;
}

/** A person would rather not wait for the look. */
async function stopVerifying(turn: DeploymentTurn): Promise<Wake> {
  const summary = "Cancelled while it was verified. Everything that was applied stays deployed.";
  await finishDeployment(turn.context.db, turn.lease, { from: "verifying", result: "cancelled", summary });
  ring(turn);
  return null;
}

/** The result of some work, and the whole milliseconds that it took. */
async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const start = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - start)];
}

function unreadableLines(looks: readonly Look[]): RunEvent[] {
  return looks.flatMap(({ address, unreadable }): RunEvent[] =>
    unreadable === undefined ? [] : [{ type: "log", level: "warning", address, message: `It could not be read again: ${unreadable}` }],
  );
}

async function approvedPlan({ context, lease }: DeploymentTurn): Promise<Plan> {
  const stored = await findPlan(context.db, lease.organizationId, { deploymentId: lease.deploymentId });
  if (!stored) throw new AppError("internal", { message: "The deployment has no plan, although it was applied." });
  return stored.plan;
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
