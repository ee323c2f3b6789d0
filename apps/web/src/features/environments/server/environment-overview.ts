import {
  type Database,
  driftSummary,
  type Environment,
  findLock,
  findPlan,
  getDraft,
  getVersion,
  listDeployments,
  listEnvironmentSummaries,
  listRecordedResources,
  notFound,
} from "@zerolake/db";
import { deploymentRow } from "@/deployments/deployment-row.ts";
import { promotableVersion } from "@/deployments/promotion-steps.ts";
import { outputRows } from "@/outputs/output-rows.ts";
import { expiryWarning } from "../store/expiry-warning.ts";

const RECENT_DEPLOYMENTS = 5;

interface Where {
  readonly services: { readonly database: Database };
  readonly organization: { readonly id: string };
  readonly environment: Environment;
}

/** What is deployed here, what could be, and what happened last. */
export async function loadEnvironmentOverview({ services: { database }, organization, environment }: Where) {
  const { projectId, id: environmentId } = environment;
  const [lane, draft, deployments, lock, drift, deployed] = await Promise.all([
    listEnvironmentSummaries(database, organization.id, { projectId }),
    getDraft(database, organization.id, projectId),
    listDeployments(database, organization.id, { environmentId, limit: RECENT_DEPLOYMENTS }),
    environment.lockReason === null ? null : findLock(database, organization.id, environmentId),
    driftSummary(database, organization.id, { environmentId }),
    environment.deployedVersionId ? getVersion(database, organization.id, environment.deployedVersionId) : undefined,
  ]);
  const summary = lane.find(({ id }) => id === environmentId);
  if (!summary) throw notFound("environment");
  const { document, layout } = deployed ?? draft;
  return {
    summary,
    /** What differs from what was deployed and is not ignored. */
    driftCount: drift.high + drift.medium + drift.low,
    lock,
    /** The warning that it ends soon. */
    expiry: expiryWarning(summary.expiresAt, new Date()),
    /** What the way of promotion would bring here now; `null` when nothing. */
    promotable: promotableVersion(lane, environment.slug) ?? null,
    newestVersion: draft.newestVersion,
    blueprintSlug: draft.slug,
    drawing: { components: document.components, edges: document.edges, layout },
    /** Parts that settings can be overridden for. */
    components: draft.document.components.map(({ id, kind, title }) => ({ id, kind, title })),
    cloud: environment.cloud,
    settings: {
      name: environment.name,
      region: environment.region,
      tier: environment.tier,
      connection: environment.connectionId,
      approvalRule: environment.approvalRule,
      approvalRoles: environment.approvalRoles,
      approvalDays: environment.approvalDays,
      overrides: environment.overrides,
      revision: environment.revision,
    },
    deployments: deployments.map(deploymentRow),
  };
}

/** What is recorded as deployed, without the properties: those stand in the plans. */
export async function loadEnvironmentResources({ services: { database }, organization, environment }: Where) {
  const recorded = await listRecordedResources(database, organization.id, environment.id);
  return recorded.map(({ address, component, type, identifier, holdsData, retain, singleton, isImported }) => ({
    address,
    component,
    type,
    identifier,
    holdsData,
    isKept: retain || singleton !== undefined,
    isImported: isImported === true,
  }));
}

/** Names and addresses of what runs, as the last successful deployment promised them and the cloud gave them. */
export async function loadEnvironmentOutputs({ services: { database }, organization, environment }: Where) {
  const [latest] = await listDeployments(database, organization.id, {
    environmentId: environment.id,
    states: ["succeeded"],
    isWhole: true,
    limit: 1,
  });
  if (!latest || latest.kind === "destroy") return [];
  const [plan, recorded] = await Promise.all([
    findPlan(database, organization.id, { deploymentId: latest.id }),
    listRecordedResources(database, organization.id, environment.id),
  ]);
  return plan ? outputRows(plan.components, recorded) : [];
}
