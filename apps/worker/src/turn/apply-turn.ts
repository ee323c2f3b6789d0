import {
  beginApplying,
  beginVerifying,
  createPostgresJournal,
  finishDeployment,
  getDeployment,
  getEnvironment,
  returnToApproval,
} from "@zerolake/db";
import { advanceRun, type EngineDeps } from "@zerolake/execution";
import { askPreflight } from "./ask-preflight.ts";
import { computePlan } from "./compute-plan.ts";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";
import { engineClock } from "./engine-clock.ts";
import { verifyTurn } from "./verify-turn.ts";

/**
 * Its turn in the environment has come: apply what was approved if that is still what would be done, else ask again. It is
 * computed again from the environment's present settings, so that an edit made while it waited is seen by the reviewer.
 */
export async function startTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  const { planHash } = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  const computed = await computePlan(context, lease);
  if (computed.hash !== planHash) {
    await returnToApproval(context.db, lease, await askPreflight(context, lease, computed));
    ring(turn);
    return null;
  }
  await beginApplying(context.db, lease, computed.hash);
  ring(turn);
  return applyTurn(turn);
}

/** Starts and follows what can be started and followed now. Holds the worker only as long as there is something to do. */
export async function applyTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  const outcome = await advanceRun(await engineDeps(turn));
  if (outcome.state === "waiting") return { afterMs: outcome.wakeAfterMs };
  if (outcome.result !== "succeeded") {
    await finishDeployment(context.db, lease, { from: "applying", result: outcome.result, summary: outcome.summary });
    ring(turn);
    return null;
  }
  await beginVerifying(context.db, lease);
  ring(turn);
  return verifyTurn(turn);
}

async function engineDeps(turn: DeploymentTurn): Promise<EngineDeps> {
  const { context, lease, keeper } = turn;
  const environment = await getEnvironment(context.db, lease.organizationId, lease.environmentId);
  const cloud = await context.clouds.open(lease.organizationId, environment);
  const journal = createPostgresJournal(context.db, keeper, () => context.signals.publish(`deployment:${lease.deploymentId}`));
  return {
    ...context.overPorts({ journal, driver: cloud.driver }),
    rate: cloud.rate,
    // No component takes a secret from outside yet, so no name is known; the step that names one fails and says so.
    secrets: { resolve: () => Promise.resolve(undefined) },
    clock: engineClock,
    settings: { ...context.engineSettings, limits: cloud.limits },
    installationKey: context.installation.tokenKey,
    owner: { installation: context.installation.id, environment: environment.id },
    exclusively: ({ scope, type }, work) =>
      context.exclusively(["singleton", cloud.account, scope === "region" ? environment.region : "", type].join("|"), work),
    isStopping: context.isStopping,
  };
}
