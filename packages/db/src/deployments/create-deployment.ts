import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import { type Promotion, requirePromotable, requireSucceededBefore } from "../blueprints/promotions.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { DeploymentKind, DeploymentPurpose } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { chosenParts } from "./chosen-parts.ts";
import { consentsOf } from "./deployment-consents.ts";
import { authorsOf } from "./plan-authors.ts";

export interface NewDeployment {
  readonly environmentId: string;
  readonly kind: DeploymentKind;
  readonly versionId?: string;
  /** Addresses of resources whose data may be lost: replaced or destroyed only with this consent. */
  readonly consents?: readonly string[];
  /** Takes over the consents of this earlier deployment of the environment, and who gave them. */
  readonly inheritConsentsOfId?: string;
  readonly retryOfId?: string;
  /** A destruction of exactly what this earlier deployment of the environment created. */
  readonly undoOfId?: string;
  /** A destruction of these components only, and of what depends on them. */
  readonly destroyComponents?: readonly string[];
  /** Only these components, and what they need. */
  readonly onlyComponents?: readonly string[];
  /** Only these resources, and what they need; may stand beside components. */
  readonly onlyAddresses?: readonly string[];
  /** What it is for; `change` when nothing more is to be said. */
  readonly purpose?: DeploymentPurpose;
  /** The environment whose version is brought here. */
  readonly promotion?: Promotion;
  /** Everything recorded is looked at again before the plan is computed. */
  readonly refreshFirst?: boolean;
  /** A schedule asks, not a person: people's deployments come first. */
  readonly isScheduled?: boolean;
  readonly actor: Actor & { readonly id: string };
}

/** Makes a deployment in state `queued` with the next number of its project, and its first event. Enqueue `deployment.plan` afterwards. */
export function createDeployment(db: Database, organizationId: string, input: NewDeployment): Promise<{ id: string; number: number }> {
  return db.prisma.$transaction((tx) => insertDeployment(tx, organizationId, input));
}

/** As `createDeployment`, in a transaction that does more than that. */
export async function insertDeployment(
  tx: Transaction,
  organizationId: string,
  asked: NewDeployment,
): Promise<{ id: string; number: number }> {
  const input = { ...asked, purpose: asked.purpose ?? (await inheritedPurpose(tx, organizationId, asked)) };
  const { environmentId, kind, versionId, actor } = input;
  const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } });
  if (!environment) throw notFound("environment");
  if (kind === "apply" && versionId === undefined)
    throw new AppError("invalid", { message: "A deployment needs a version of the blueprint." });
  const { retryOfId = null, undoOfId = null, destroyComponents = [] } = input;
  requireOneSelection({ kind, undoOfId, destroyComponents });
  await requireFounded(tx, organizationId, { environment, input });
  for (const id of [retryOfId, undoOfId]) if (id !== null) await requireFinished(tx, organizationId, { id, environmentId });
  const selection = { undoOfId, destroyComponents: [...destroyComponents], ...(await chosenParts(tx, organizationId, input)) };
  const consented = await consentsOf(tx, organizationId, {
    environmentId,
    askedById: actor.id,
    typed: input.consents ?? [],
    ...(input.inheritConsentsOfId === undefined ? {} : { inheritFromId: input.inheritConsentsOfId }),
  });
  const authorIds = await authorsOf(tx, organizationId, { environment, versionId, requester: actor.id });
  const project = await tx.project.update({
    where: { id: environment.projectId, organizationId },
    data: { nextDeploymentNumber: { increment: 1 } },
    select: { nextDeploymentNumber: true },
  });
  const number = project.nextDeploymentNumber - 1;
  const now = await databaseNow(tx);
  const created = await tx.deployment.create({
    data: {
      organizationId,
      projectId: environment.projectId,
      environmentId,
      number,
      kind,
      versionId: versionId ?? null,
      ...consented,
      retryOfId,
      ...selection,
      ...purposeColumns(input),
      authorIds: [...authorIds],
      settingsRevision: environment.revision,
      requestedById: actor.id,
      requestedAt: now,
      wakeAt: now,
      nextSequence: 2,
    },
  });
  const body = toJson({ type: "log", level: "info", message: firstWords(input, number) });
  await tx.deploymentEvent.create({ data: { organizationId, deploymentId: created.id, sequence: 1, body } });
  const target = { type: "deployment", id: created.id, name: `#${number}` };
  const after = { kind, environmentId, versionId: versionId ?? null, ...selection, ...consented, ...purposeColumns(input) };
  await appendAudit(tx, organizationId, { actor, action: "deployment.create", target, after });
  return { id: created.id, number };
}

function purposeColumns({ purpose = "change", promotion, isScheduled = false, refreshFirst = false }: NewDeployment) {
  const promoted = promotion ? { promotedFromEnvironmentId: promotion.fromEnvironmentId, promotionReason: promotion.reason ?? null } : {};
  return { purpose, isScheduled, refreshFirst, ...promoted };
}

/** Who plans again what was planned before means the same by it; only where a promotion came from is not asked again. */
async function inheritedPurpose(
  tx: Transaction,
  organizationId: string,
  { environmentId, kind, inheritConsentsOfId }: NewDeployment,
): Promise<DeploymentPurpose> {
  if (inheritConsentsOfId === undefined) return "change";
  const where = { id: inheritConsentsOfId, environmentId, kind, organizationId };
  const earlier = await tx.deployment.findFirst({ where, select: { purpose: true } });
  return earlier && earlier.purpose !== "promotion" ? earlier.purpose : "change";
}

/** What a promotion or a rollback rests on must have happened. */
async function requireFounded(
  tx: Transaction,
  organizationId: string,
  { environment, input }: { environment: { id: string; projectId: string; name: string }; input: NewDeployment },
): Promise<void> {
  const { versionId, promotion, purpose } = input;
  if (versionId === undefined) return;
  if (promotion) await requirePromotable(tx, organizationId, { to: environment, versionId, promotion });
  if (purpose === "rollback") await requireSucceededBefore(tx, organizationId, { environment, versionId });
}

const WORDS_OF_PURPOSE: Readonly<Record<DeploymentPurpose, string>> = {
  change: "",
  promotion: ", as a promotion",
  rollback: ", as a rollback",
  hibernation: ", to let the environment sleep",
  wakening: ", to wake the environment",
  expiry: ", since the environment has expired",
};

function firstWords({ kind, actor, purpose = "change" }: NewDeployment, number: number): string {
  return `${kind === "destroy" ? "Destruction" : "Deployment"} #${number} was asked for by ${actor.name}${WORDS_OF_PURPOSE[purpose]}.`;
}

type Selection = Required<Pick<NewDeployment, "kind" | "destroyComponents">> & { readonly undoOfId: string | null };

function requireOneSelection({ kind, undoOfId, destroyComponents }: Selection): void {
  const isChosen = destroyComponents.length > 0;
  if (kind === "apply" && (undoOfId !== null || isChosen))
    throw new AppError("invalid", { message: "Only a destruction takes away what was created." });
  if (undoOfId !== null && isChosen)
    throw new AppError("invalid", { message: "An undo takes away what one deployment created: no components can be chosen with it." });
}

async function requireFinished(tx: Transaction, organizationId: string, { id, environmentId }: { id: string; environmentId: string }) {
  const earlier = await tx.deployment.findFirst({ where: { id, environmentId, organizationId } });
  if (!earlier) throw notFound("deployment");
  if (earlier.finishedAt === null) {
    throw new AppError("blocked", { message: `Deployment #${earlier.number} is not finished.`, hint: "Wait for its end, or cancel it." });
  }
}
