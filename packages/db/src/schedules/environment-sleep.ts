import { stoppableComponents } from "@zerolake/blueprint";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { insertDeployment } from "../deployments/create-deployment.ts";
import { parseStoredBlueprint } from "../stored-documents.ts";

export interface SleepRequest {
  readonly environmentId: string;
  readonly actor: Actor & { readonly id: string };
  readonly isScheduled?: boolean;
}

type Created = { readonly id: string; readonly number: number };

/** Asks for a plan that takes the compute of an environment away. Throws `blocked` when there is none, or when it sleeps already. */
export function hibernateEnvironment(db: Database, organizationId: string, request: SleepRequest): Promise<Created> {
  return db.prisma.$transaction((tx) => requestHibernation(tx, organizationId, request));
}

/** Asks for an ordinary plan of the deployed version, which brings the compute back. Throws `blocked` when the environment is awake. */
export function wakeEnvironment(db: Database, organizationId: string, request: SleepRequest): Promise<Created> {
  return db.prisma.$transaction((tx) => requestWakening(tx, organizationId, request));
}

export async function requestHibernation(tx: Transaction, organizationId: string, request: SleepRequest): Promise<Created> {
  const environment = await find(tx, organizationId, request.environmentId);
  const { name, asleepSince, deployedVersion } = environment;
  if (!deployedVersion) throw new AppError("blocked", { message: `Nothing is deployed to ${name}.`, hint: "There is nothing to stop." });
  if (asleepSince) throw new AppError("blocked", { message: `${name} is asleep already.`, hint: "Wake it first." });
  const destroyComponents = stoppableComponents(parseStoredBlueprint(deployedVersion.document));
  if (destroyComponents.length === 0) {
    throw new AppError("blocked", {
      message: `${name} has no compute that could be stopped.`,
      hint: "All that it has holds data or guards it.",
    });
  }
  return insertDeployment(tx, organizationId, { ...request, kind: "destroy", purpose: "hibernation", destroyComponents });
}

export async function requestWakening(tx: Transaction, organizationId: string, request: SleepRequest): Promise<Created> {
  const { name, asleepSince, deployedVersion } = await find(tx, organizationId, request.environmentId);
  if (!asleepSince || !deployedVersion) {
    throw new AppError("blocked", { message: `${name} is awake.`, hint: "Plan a version to change what is deployed." });
  }
  return insertDeployment(tx, organizationId, { ...request, kind: "apply", purpose: "wakening", versionId: deployedVersion.id });
}

async function find(tx: Transaction, organizationId: string, environmentId: string) {
  const environment = await tx.environment.findFirst({
    where: { id: environmentId, organizationId, deletedAt: null },
    select: { name: true, asleepSince: true, deployedVersion: { select: { id: true, document: true } } },
  });
  if (!environment) throw notFound("environment");
  return environment;
}
