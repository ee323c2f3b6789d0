export type { Actor } from "./actor.ts";
export { APP_ERROR_CODES, AppError, type AppErrorCode, notFound } from "./app-error.ts";
export { applyMigrations } from "./apply-migrations.ts";
export { type Discard, listDiscards, listPlanLosses, type PlanLoss } from "./approvals.ts";
export { type AuditRecord, appendAudit, findBrokenAuditEntry, listAudit } from "./audit-log.ts";
export {
  createVersion,
  getVersion,
  getVersionByNumber,
  listVersions,
  type NewVersion,
  restoreVersion,
  type Version,
  type VersionSummary,
} from "./blueprint-versions.ts";
export {
  type AppendOutcome,
  appendEdits,
  type Draft,
  getBlueprintPlace,
  getDraft,
  listEdits,
  listStoredEditIds,
  type NewEdit,
  type SalvagedDraft,
  type StoredEdit,
  salvageDraft,
} from "./blueprints.ts";
export {
  CONNECTION_CHECKS,
  type ConnectionCheck,
  connectionChecks,
  type MissingPermission,
  noteConnectionChecks,
} from "./connection-checks.ts";
export {
  type AwsCredentials,
  type AzureCredentials,
  type CloudCredentials,
  type ConnectionView,
  type GoogleCredentials,
  openConnection,
} from "./connection-credentials.ts";
export { type ConnectionFacts, connectionFacts, recordConnectionFacts, type ZoneListing } from "./connection-facts.ts";
export {
  type ConnectionTest,
  listRequestedConnectionTests,
  recordConnectionTest,
  requestConnectionTest,
  scheduleConnectionTests,
} from "./connection-tests.ts";
export {
  type ConnectionSummary,
  createConnection,
  deleteConnection,
  getConnection,
  listConnectionEnvironments,
  listConnections,
  type NewConnection,
  updateConnection,
} from "./connections.ts";
export { createDemo, DEMO } from "./create-demo.ts";
export { createDeployment, type NewDeployment } from "./create-deployment.ts";
export { listCreatedAddresses } from "./created-addresses.ts";
export { createDatabase, type Database, type Transaction } from "./database.ts";
export { isDatabaseUnreachable, toAppError } from "./database-error.ts";
export { approveDeployment, discardDeployment, requestCancel } from "./deployment-decisions.ts";
export { listEvents } from "./deployment-events.ts";
export { appendDeploymentEvents, type Move, moveDeployment } from "./deployment-moves.ts";
export { findPlan, listPlanHashes, type PlannedComponent, type StoredPlan } from "./deployment-plans.ts";
export {
  beginApplying,
  beginPlanning,
  beginVerifying,
  type ComputedPlan,
  finishDeployment,
  finishPlanning,
  type PlanningEnd,
  returnToApproval,
  tellUnderLease,
} from "./deployment-progress.ts";
export {
  type DeploymentInLine,
  type DeploymentSurroundings,
  describeSurroundings,
  type RelatedDeployment,
} from "./deployment-surroundings.ts";
export {
  type Deployment,
  type DeploymentFilter,
  getDeployment,
  getDeploymentByNumber,
  listDeployments,
  listRequesters,
} from "./deployments.ts";
export { type EnvironmentLock, findLock, lockEnvironment, unlockEnvironment } from "./environment-lock.ts";
export { type DeploymentMark, type EnvironmentSummary, listEnvironmentSummaries } from "./environment-summaries.ts";
export { blueprintFor, targetOf, toldAnswers } from "./environment-target.ts";
export {
  createEnvironment,
  deleteEnvironment,
  type Environment,
  type EnvironmentSettings,
  getEnvironment,
  getEnvironmentBySlug,
  type NewEnvironment,
  updateEnvironment,
} from "./environments.ts";
export { createExclusiveWork, type ExclusiveWork } from "./exclusive-work.ts";
export { createFirstOwner, type FirstOwner, hasAnyUser } from "./first-owner.ts";
export { ensureInstallation, getInstallation, type Installation } from "./installation.ts";
export { createPostgresJournal } from "./journal/postgres-journal.ts";
export { claimDeployment, type Lease, type NextWake, releaseLease, renewLease, WORKABLE_STATES } from "./lease-claim.ts";
export { keepLease, type LeaseKeeper } from "./lease-keeper.ts";
export { type DueDeployment, listDueDeployments } from "./live-deployments.ts";
export { listLatestObservations, type NewObservation, recordObservations } from "./observations.ts";
export { findMembership, listMembers, listMembershipsOfUser, type Member, type MembershipOfUser } from "./organizations.ts";
export { hashPassword, isPasswordCorrect } from "./password.ts";
export { archiveProject, deleteProject, restoreProject } from "./project-end.ts";
export {
  listProjectNames,
  listProjects,
  PROJECT_STATUSES,
  type ProjectFilter,
  type ProjectOverview,
  type ProjectStatus,
} from "./project-list.ts";
export { updateReadme } from "./project-readme.ts";
export {
  createProject,
  getProject,
  getProjectBySlug,
  type NewProject,
  renameProject,
} from "./projects.ts";
export { listRecordedResources } from "./recorded-resources.ts";
export { completeSandboxConnections, ensureSandboxConnections } from "./sandbox-connections.ts";
export { readMasterKey } from "./secrets/master-key.ts";
export type { SealingKey } from "./secrets/seal.ts";
export { createSecretBox, type SecretBox } from "./secrets/secret-box.ts";
export {
  createServiceConnection,
  deleteServiceConnection,
  type EnvironmentServiceView,
  listEnvironmentServices,
  listServiceConnections,
  openEnvironmentServices,
  openServiceConnection,
  SERVICES,
  type Service,
  type ServiceAccess,
  type ServiceConnectionView,
  setEnvironmentService,
} from "./service-connections.ts";
export {
  listRequestedServiceTests,
  noteServiceChecks,
  recordServiceTest,
  requestServiceTest,
  type ServiceTest,
} from "./service-tests.ts";
export { createSession, findLiveSession, type LiveSession, revokeSessions } from "./sessions.ts";
export { slugify } from "./slug.ts";
export { findMemberNames, findUser, findUserByEmail, updatePreferences } from "./users.ts";
export { listUsualMinutes, type UsualMinutes } from "./usual-durations.ts";
export { beatWorker, countLiveWorkers, removeWorker, WORKER_BEAT_MS } from "./workers.ts";
