import {
  describeSurroundings,
  findLock,
  findPlan,
  findPlanPolicies,
  listComponentTitles,
  listCreatedAddresses,
  listEnvironmentSummaries,
  listUsualMinutes,
} from "@zerolake/db";
import { deploymentRow } from "@/deployments/deployment-row.ts";
import { allowedActs } from "./allowed-acts.ts";
import type { DeploymentContext } from "./contexts.ts";
import { findHolder } from "./find-holder.ts";
import { findReplacedPlan } from "./find-replaced-plan.ts";

/** Everything the run page starts from; what happens afterwards comes as events. */
export async function getRun({ services, organization, deployment, rights, user }: DeploymentContext) {
  const { database } = services;
  const at = { projectId: deployment.projectId, environmentId: deployment.environment.id };
  const [stored, [environment], created, draftTitles] = await Promise.all([
    findPlan(database, organization.id, { deploymentId: deployment.id }),
    listEnvironmentSummaries(database, organization.id, at),
    listCreatedAddresses(database, organization.id, deployment.id),
    listComponentTitles(database, organization.id, at),
  ]);
  const plannedTitles = Object.fromEntries(stored?.components.map(({ component, title }) => [component, title]) ?? []);
  const [usualMinutes, surroundings] = await Promise.all([
    environment
      ? listUsualMinutes(database, organization.id, { connectionId: environment.connection.id, exceptDeploymentId: deployment.id })
      : {},
    describeSurroundings(database, organization.id, { deploymentId: deployment.id, planComputedAt: stored?.computedAt }),
  ]);
  const isWaiting = deployment.state === "approved" || deployment.state === "awaitingApproval";
  const [replacedPlan, holder, lock, policies] = await Promise.all([
    findReplacedPlan({ services, organization }, deployment, stored),
    isWaiting ? findHolder({ services, organization }, surroundings.line, usualMinutes) : null,
    isWaiting ? findLock(database, organization.id, deployment.environment.id) : null,
    stored ? findPlanPolicies(database, organization.id, { deploymentId: deployment.id, ...stored }) : null,
  ]);
  return {
    readAt: new Date(),
    deployment: runDeployment(deployment, user.id),
    environment: environment ?? null,
    plan: stored ? { hash: stored.hash, document: stored.plan, components: stored.components, preflight: stored.preflight } : null,
    /** What the guardrails say about the plan; `null` where there are none. */
    policies,
    /** Component id → title, as planned; a destruction names components of earlier plans. */
    titles: { ...draftTitles, ...plannedTitles },
    surroundings,
    /** Who has the environment while this one waits for it. */
    holder,
    /** Why nothing may be deployed there now, while this one waits for that. */
    lock,
    /** What the plan does otherwise than the one before it; `null` when it is the first. */
    replacedPlan,
    /** What creations took in this account lately, by type. */
    usualMinutes,
    /** Resources that an undo would take away. */
    created,
    acts: allowedActs(deployment, {
      rights,
      userId: user.id,
      created: created.length,
      isLatest: surroundings.changedSince === null,
      isLocked: lock !== null,
    }),
  };
}

export type Run = Awaited<ReturnType<typeof getRun>>;

function runDeployment(deployment: DeploymentContext["deployment"], userId: string) {
  const { approvalComment, approvedAt, approvedById, approvalExpiresAt, authors, consentedBy, consentedById, undoOfId } = deployment;
  const { orphanId, destroyComponents, onlyComponents, onlyAddresses, refreshFirst } = deployment;
  return {
    ...deploymentRow(deployment),
    approvalComment,
    approvedAt,
    isApprovedByMe: approvedById === userId,
    /** Nobody was asked, because the environment asks for nobody. */
    isApprovedByRule: approvedById === null && approvedAt !== null,
    consentedBy,
    isConsentMine: consentedById === userId,
    authors,
    approvalRule: deployment.environment.approvalRule,
    approvalRoles: deployment.environment.approvalRoles,
    /** While it awaits approval. */
    approvalExpiresAt,
    undoOfId,
    orphanId,
    destroyComponents,
    onlyComponents,
    onlyAddresses,
    refreshFirst,
  };
}
