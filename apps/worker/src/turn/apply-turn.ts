import {
  beginApplying,
  beginVerifying,
  createPostgresJournal,
  finishDeployment,
  getDeployment,
  getEnvironment,
  returnToApproval,
  whyNotByPolicies,
} from "@zerolake/db";
import { advanceRun, type EngineDeps } from "@zerolake/execution";
import { askPreflight } from "./ask-preflight.ts";
import { computePlan } from "./compute-plan.ts";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";
import { engineClock } from "./engine-clock.ts";
import { withPolicyFacts } from "./policy-facts.ts";
import { verifyTurn } from "./verify-turn.ts";

/**
 * Its turn in the environment has come: apply what was approved if that is still what would be done and no guardrail is against it by now, else ask again. It is
 * computed again from the environment's present settings, so that an edit made while it waited is seen by the reviewer.
 */
export async function startTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  const { planHash } = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  const computed = await computePlan(context, lease);
  const objection =
    computed.hash === planHash ? await whyNotByPolicies(context.db, lease.organizationId, { ...lease, ...computed }) : undefined;
  if (computed.hash !== planHash || objection !== undefined) {
    const asked = await withPolicyFacts(context, lease, await askPreflight(context, lease, computed));
    await returnToApproval(context.db, lease, asked, objection);
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
  const cloud = await context.clouds.open(lease.organizationId, environment, { purpose: "deployment", subject: lease.deploymentId });
  const journal = createPostgresJournal(context.db, keeper, () => {
    context.signals.publish(`deployment:${lease.deploymentId}`);
    context.signals.publish(`progress:${lease.organizationId}`);
  });
  return {
    ...context.overPorts({ journal, driver: cloud.driver }),
    rate: cloud.rate,
    // No component takes a secret from outside yet, so no name is known; the step that names one fails and says so.
    secrets: { resolve: () => Promise.resolve(undefined) },
    clock: engineClock,
    settings: { ...context.engineSettings, limits: cloud.limits },
    installationKey: context.installation.tokenKey,
    owner: { installation: context.installation.id, environment: environment.id },
    exclusively: ({ scope, type, name }, work) =>
      context.exclusively(["singleton", cloud.account, scope === "region" ? environment.region : "", type, name].join("|"), work),
    isStopping: context.isStopping,
  };
}
