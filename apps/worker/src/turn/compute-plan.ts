import { validate } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { Lease } from "@zerolake/db";
import {
  AppError,
  blueprintFor,
  type ComputedPlan,
  type Deployment,
  type Environment,
  getDeployment,
  getEnvironment,
  getVersion,
  listRecordedResources,
  targetOf,
} from "@zerolake/db";
import { asDiagnostic, joinFindings, lint } from "@zerolake/linter";
import { planApply, planHash, type RecordedResource } from "@zerolake/planner";
import { askConnection } from "../connections/ask-connection.ts";
import type { OpenCloud } from "../connections/cloud-access.ts";
import type { WorkerContext } from "../worker-context.ts";
import { computeRemoval } from "./compute-removal.ts";
import { knownDrift } from "./known-drift.ts";

/**
 * What the deployment would do now. Deterministic: while blueprint version, environment, the connection's facts, recorded state and the
 * day (findings are ignored up to a day) are the same, so are the bytes. Throws `OtherAccountError` when the connection leads elsewhere than what is recorded.
 */
export async function computePlan(context: WorkerContext, lease: Pick<Lease, "organizationId" | "deploymentId">): Promise<ComputedPlan> {
  const deployment = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  const environment = await getEnvironment(context.db, lease.organizationId, deployment.environmentId);
  const cloud = await context.clouds.open(lease.organizationId, environment, { purpose: "deployment", subject: lease.deploymentId });
  const recorded = await listRecordedResources(context.db, lease.organizationId, environment.id);
  if (deployment.kind === "destroy") return computeRemoval(context, deployment, recorded);
  const { version, compilation, findings } = await compileVersion(context, { deployment, environment, cloud });
  const plan = planApply({
    desired: compilation.resources,
    recorded,
    blueprintHash: version.semanticHash,
    diagnostics: findings,
    consents: deployment.consents,
    drift: await knownDrift(context.db, deployment),
    ...chosenOf(deployment, [...compilation.resources, ...recorded]),
  });
  return { plan, hash: planHash(plan), components: compilation.components };
}

/** The addresses of a deployment of chosen parts: what its components want or have recorded, and the single resources. */
function chosenOf(
  { onlyComponents, onlyAddresses }: Deployment,
  resources: readonly Pick<RecordedResource, "address" | "component">[],
): { readonly only?: readonly string[] } {
  if (onlyComponents.length + onlyAddresses.length === 0) return {};
  const ofComponents = resources.filter(({ component }) => onlyComponents.includes(component)).map(({ address }) => address);
  return { only: [...ofComponents, ...onlyAddresses] };
}

interface Compiled {
  readonly deployment: Deployment;
  readonly environment: Environment;
  readonly cloud: OpenCloud;
}

async function compileVersion({ db, installation }: WorkerContext, { deployment, environment, cloud }: Compiled) {
  const { organizationId, versionId } = deployment;
  if (versionId === null)
    throw new AppError("invalid", { message: "The deployment names no version of the blueprint.", hint: "Plan again." });
  const version = await getVersion(db, organizationId, versionId);
  const facts = await askConnection(db, cloud, environment.region);
  const blueprint = blueprintFor(environment, version.document);
  const target = targetOf(environment, { installationId: installation.id, account: cloud.account, facts });
  const compilation = compile(blueprint, target);
  const errors = validate(blueprint).filter(({ severity }) => severity === "error");
  const findings = joinFindings(
    [...errors, ...compilation.diagnostics],
    lint(blueprint, target, { today: dayOf(new Date()) }).findings.map(asDiagnostic),
  );
  return { version, compilation, findings };
}

/** In UTC, as findings name their last day. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
