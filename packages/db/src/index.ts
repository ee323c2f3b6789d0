// oxlint-disable max-lines -- a table of contents: what the package offers, name by name
export {
  CONFIRMED_MINUTES,
  confirmedUntil,
  confirmSession,
  endAllOwnSessions,
  endOwnSession,
  listOwnSessions,
  type OwnSession,
} from "./accounts/own-sessions.ts";
export {
  addPasskey,
  findPasskey,
  keepPasskeyChallenge,
  listPasskeys,
  type NewPasskey,
  notePasskeyUse,
  type PasskeyView,
  removePasskey,
  takePasskeyChallenge,
} from "./accounts/passkeys.ts";
export {
  createPassphraseReset,
  findPassphraseReset,
  RESET_MINUTES,
  type ResetLink,
  resetIsOver,
  usePassphraseReset,
} from "./accounts/passphrase-reset.ts";
export { changePassphrase } from "./accounts/passphrases.ts";
export { countRecoveryCodes, renewRecoveryCodes, takeRecoveryCode } from "./accounts/recovery-codes.ts";
export { createResetByOwner } from "./accounts/reset-by-owner.ts";
export { beginSecondFactor, confirmSecondFactor, findSecondFactor, removeSecondFactor, takeCodeStep } from "./accounts/second-factor.ts";
export type { Actor } from "./actor.ts";
export { APP_ERROR_CODES, AppError, type AppErrorCode, notFound } from "./app-error.ts";
export { applyMigrations } from "./apply-migrations.ts";
export { type AuditAnchor, anchorAudit } from "./audit/audit-anchor.ts";
export { type AuditCheck, checkAudit, getAuditCheck, listDueAuditChecks, requestAuditCheck } from "./audit/audit-check.ts";
export { type AuditKeys, createAuditKeys } from "./audit/audit-keys.ts";
export { getAuditRetention, listShortenedAudits, removeOldAudit, setAuditRetention } from "./audit/audit-retention.ts";
export { sealOlderChains } from "./audit/audit-seal.ts";
export { noteRefusal, type Refusal } from "./audit/note-refusal.ts";
export { type AuditFinding, type AuditReport, listAuditedOrganizations, verifyAudit } from "./audit/verify-audit.ts";
export { type AuditEntry, type AuditFilter, type AuditRecord, appendAudit, eachAuditPage, listAudit } from "./audit-log.ts";
export {
  createVersion,
  getVersion,
  getVersionByNumber,
  listVersions,
  type NewVersion,
  restoreVersion,
  type Version,
  type VersionSummary,
} from "./blueprints/blueprint-versions.ts";
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
} from "./blueprints/blueprints.ts";
export { type EarlierVersion, findVersionProof, listEarlierVersions, type VersionProof } from "./blueprints/version-proofs.ts";
export {
  CONNECTION_CHECKS,
  type ConnectionCheck,
  connectionChecks,
  type MissingPermission,
  noteConnectionChecks,
} from "./connections/connection-checks.ts";
export {
  type AwsCredentials,
  type AzureCredentials,
  type CloudCredentials,
  type ConnectionView,
  type GoogleCredentials,
  openConnection,
} from "./connections/connection-credentials.ts";
export { type ConnectionFacts, connectionFacts, recordConnectionFacts, type ZoneListing } from "./connections/connection-facts.ts";
export {
  connectionScope,
  isWithinScope,
  listScopePlaces,
  type ScopePlace,
  setConnectionScope,
} from "./connections/connection-scope.ts";
export {
  type ConnectionTest,
  listRequestedConnectionTests,
  recordConnectionTest,
  requestConnectionTest,
  scheduleConnectionTests,
} from "./connections/connection-tests.ts";
export { AMBIENT_METHODS, type ConnectionTrust, connectionTrust } from "./connections/connection-trust.ts";
export {
  CONNECTION_PURPOSES,
  type ConnectionPurpose,
  type ConnectionUseView,
  listConnectionUses,
  noteConnectionUse,
} from "./connections/connection-uses.ts";
export {
  type ConnectionSummary,
  createConnection,
  deleteConnection,
  getConnection,
  listConnectionEnvironments,
  listConnections,
  type NewConnection,
} from "./connections/connections.ts";
export { completeSandboxConnections, ensureSandboxConnections } from "./connections/sandbox-connections.ts";
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
} from "./connections/service-connections.ts";
export {
  listRequestedServiceTests,
  noteServiceChecks,
  recordServiceTest,
  requestServiceTest,
  type ServiceTest,
} from "./connections/service-tests.ts";
export { type ChangedConnection, updateConnection } from "./connections/update-connection.ts";
export { createDemo, DEMO } from "./create-demo.ts";
export { type Activity, listActivity } from "./dashboard/activity.ts";
export { BUDGET_USD_MAX, type BudgetLine, listBudgets, setBudget } from "./dashboard/budgets.ts";
export type { DashboardScope, EnvironmentPlace } from "./dashboard/dashboard-scope.ts";
export { type DashboardView, deleteDashboardView, listDashboardViews, saveDashboardView, VIEWS_MAX } from "./dashboard/dashboard-views.ts";
export { type DataProof, type DataProofs, listDataProofs, type ProofResult } from "./dashboard/data-proofs.ts";
export { listEndedDeployments } from "./dashboard/ended-deployments.ts";
export {
  listUnpricedEnvironments,
  type PricedEnvironment,
  recordEnvironmentCost,
  type UnpricedEnvironment,
} from "./dashboard/environment-costs.ts";
export {
  countEnvironmentStates,
  ENVIRONMENT_STATES,
  type EnvironmentState,
  type EnvironmentStates,
  OTHER_STAGES,
  type StageStates,
} from "./dashboard/environment-states.ts";
export { type IllComponent, type IllComponents, listIllComponents } from "./dashboard/ill-components.ts";
export { type EnvironmentShare, loadMonthlyCosts, type MonthlyCosts, type ProjectShare } from "./dashboard/monthly-costs.ts";
export {
  type BrokenConnection,
  type EndingEnvironment,
  type FailedRun,
  listBrokenConnections,
  listEndingEnvironments,
  listFailedRuns,
  listWaitingPlans,
  type WaitingPlan,
} from "./dashboard/needs-person.ts";
export { countOpenFindings, type OpenFindings } from "./dashboard/open-findings.ts";
export { listRunningDeployments, type RunningDeployment, type RunningDeployments } from "./dashboard/running-deployments.ts";
export { listScopeChoices, type ScopeChoices } from "./dashboard/scope-choices.ts";
export {
  createWallboardLink,
  findWallboard,
  listWallboardLinks,
  revokeWallboardLink,
  type WallboardLink,
} from "./dashboard/wallboard-links.ts";
export { createDatabase, type Database, type Transaction } from "./database.ts";
export { isDatabaseUnreachable, toAppError } from "./database-error.ts";
export { type Discard, listDiscards, listPlanLosses, type PlanLoss } from "./deployments/approvals.ts";
export { listComponentTitles } from "./deployments/component-titles.ts";
export { createDeployment, type NewDeployment } from "./deployments/create-deployment.ts";
export { listCreatedAddresses } from "./deployments/created-addresses.ts";
export { approveDeployment, discardDeployment, requestCancel } from "./deployments/deployment-decisions.ts";
export { listEvents } from "./deployments/deployment-events.ts";
export { appendDeploymentEvents, type Move, moveDeployment } from "./deployments/deployment-moves.ts";
export {
  beginPlanning,
  type ComputedPlan,
  finishPlanning,
  type PlanningEnd,
  returnToApproval,
} from "./deployments/deployment-planning.ts";
export { findPlan, listPlanHashes, type PlannedComponent, type StoredPlan } from "./deployments/deployment-plans.ts";
export { beginApplying, beginVerifying, failDeployment, finishDeployment, tellUnderLease } from "./deployments/deployment-progress.ts";
export {
  type DeploymentInLine,
  type DeploymentSurroundings,
  describeSurroundings,
  type RelatedDeployment,
} from "./deployments/deployment-surroundings.ts";
export {
  type Deployment,
  type DeploymentFilter,
  getDeployment,
  getDeploymentByNumber,
  listDeployments,
  listRequesters,
} from "./deployments/deployments.ts";
export { type ExpiredApproval, expireApprovals } from "./deployments/expire-approvals.ts";
export { findPlanDesigns, type PlanDesigns } from "./deployments/plan-designs.ts";
export { listUsualMinutes, type UsualMinutes } from "./deployments/usual-durations.ts";
export { type Ignoring, ignoreDrift, unignoreDrift } from "./drift/drift-decisions.ts";
export {
  type DriftFilter,
  type DriftSummary,
  driftSummary,
  type ListedDrift,
  listDriftFindings,
  listDriftPlaces,
} from "./drift/drift-findings.ts";
export type { StoredDrift } from "./drift/drift-rows.ts";
export {
  type RefreshRefusal,
  type RefreshStatus,
  refreshStatus,
  requestRefresh,
  setRefreshSchedule,
} from "./drift/environment-refresh.ts";
export { forgetGoneResource } from "./drift/forget-drift.ts";
export {
  listLatestObservations,
  listObservedSince,
  type NewObservation,
  pruneObservations,
  recordObservations,
} from "./drift/observations.ts";
export { type DriftLook, noteDriftCauses, recordDrift, type UnexplainedDrift } from "./drift/record-drift.ts";
export {
  claimRefresh,
  finishRefresh,
  listRequestedRefreshes,
  noteRefresh,
  type RefreshEnd,
  type RefreshJob,
  type RefreshLease,
  scheduleRefreshes,
} from "./drift/refresh-work.ts";
export { listRefreshedEnvironments, type RefreshedEnvironment } from "./drift/refreshed-environments.ts";
export { type EnvironmentLock, findLock, lockEnvironment, unlockEnvironment } from "./environments/environment-lock.ts";
export { orderEnvironments } from "./environments/environment-order.ts";
export { type DeploymentMark, type EnvironmentSummary, listEnvironmentSummaries } from "./environments/environment-summaries.ts";
export { blueprintFor, targetOf, toldAnswers } from "./environments/environment-target.ts";
export {
  createEnvironment,
  deleteEnvironment,
  type Environment,
  type EnvironmentSettings,
  getEnvironment,
  getEnvironmentBySlug,
  type NewEnvironment,
  updateEnvironment,
} from "./environments/environments.ts";
export { listAppliedTimes, listRecordedResources } from "./environments/recorded-resources.ts";
export { createExclusiveWork, type ExclusiveWork } from "./exclusive-work.ts";
export {
  createGuardrail,
  deleteGuardrail,
  doGuardrailsNeedCost,
  type Guardrail,
  listGuardrails,
  setGuardrailEnabled,
  updateGuardrail,
} from "./guardrails/guardrails.ts";
export type { PolicyFacts } from "./guardrails/judge-plan.ts";
export { findPlanPolicies, type PlanPolicies, POLICY_REASON_LENGTH_MIN, whyNotByPolicies } from "./guardrails/plan-policies.ts";
export { listRecentPlans, type RecentPlan } from "./guardrails/recent-plans.ts";
export {
  type EnvironmentHealthView,
  type HealthHistory,
  type HealthSignalView,
  listHealthHistory,
  loadEnvironmentHealth,
} from "./health/environment-health.ts";
export { recordProof } from "./health/environment-proofs.ts";
export {
  claimHealthLook,
  type HealthJob,
  type HealthLease,
  listRequestedHealthLooks,
  requestHealthLook,
  scheduleHealthLooks,
} from "./health/health-looks.ts";
export {
  finishHealthLook,
  forgetOldHealth,
  type HealthChange,
  type HealthEnd,
  type HealthOutcome,
  type SeenSignal,
} from "./health/record-health.ts";
export { findHolders, type Holder, listEnvironmentNames } from "./imports/holders.ts";
export type { ImportCandidate } from "./imports/import-candidate.ts";
export {
  findImport,
  getImport,
  type ImportJob,
  type Listing,
  listOwedImports,
  noteListing,
  type ResourceImport,
  requestImport,
  type WantedImport,
} from "./imports/imports.ts";
export { type Choice, chooseImport, forgetImport, type ReadAgain, recordImport, refuseImport } from "./imports/record-import.ts";
export { ensureInstallation, getInstallation, getInstallationId, type Installation } from "./installation.ts";
export { createPostgresJournal } from "./journal/postgres-journal.ts";
export { claimDeployment, type Lease, type NextWake, releaseLease, renewLease, WORKABLE_STATES } from "./leases/lease-claim.ts";
export { keepLease, type LeaseKeeper } from "./leases/lease-keeper.ts";
export { type DueDeployment, listDueDeployments } from "./leases/live-deployments.ts";
export {
  type ClaimedLetter,
  claimMail,
  giveUpOldMails,
  listDueMails,
  type NewLetter,
  queueMail,
  recordMailFailure,
  recordMailSent,
} from "./mail/outbox.ts";
export { listDueEvents, putOffEvent } from "./notifications/due-events.ts";
export { forgetOldNotifications } from "./notifications/forget-old.ts";
export { countUnread, type InboxLine, listInbox, markRead, type Reader, UNREAD_MAX } from "./notifications/inbox.ts";
export { type KindChoice, listNotificationChoices, setNotificationChoices } from "./notifications/notification-choices.ts";
export { listNotificationPlaces, type NotificationPlace } from "./notifications/notification-places.ts";
export {
  createNotificationRule,
  deleteNotificationRule,
  listNotificationRules,
  type NewRule,
  type RuleView,
  setNotificationRuleEnabled,
  updateNotificationRule,
} from "./notifications/notification-rules.ts";
export { notify } from "./notifications/notify.ts";
export type { Voice } from "./notifications/queue-sayings.ts";
export { type Told, tellEvent } from "./notifications/tell-event.ts";
export {
  type ClaimedDelivery,
  claimDelivery,
  type DeliveryTry,
  type DeliveryView,
  type DueDelivery,
  listDueDeliveries,
  listWebhookDeliveries,
  recordDelivery,
  requestWebhookTest,
  sendDeliveryAgain,
} from "./notifications/webhook-deliveries.ts";
export {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  type EndpointView,
  listWebhookEndpoints,
  type NewEndpoint,
  resumeWebhookEndpoint,
} from "./notifications/webhook-endpoints.ts";
export { type OpenEndpoint, openWebhookEndpoint, rotateWebhookSecret } from "./notifications/webhook-secrets.ts";
export { exportOrganization } from "./organizations/export-organization.ts";
export { createOrganization, renameOrganization } from "./organizations/organization.ts";
export {
  askOrganizationDeletion,
  DAYS_TO_RESTORE,
  type OrganizationEnd,
  organizationEnd,
  restoreOrganization,
} from "./organizations/organization-end.ts";
export { purgeDueOrganizations } from "./organizations/purge-organization.ts";
export { listOwedAdoptions, recordAdoption, refuseAdoption, requestAdoption } from "./orphans/adopt-orphan.ts";
export { type KeptResource, listKeptResources } from "./orphans/kept-resources.ts";
export { dismissOrphan, forgetOrphan, ignoreOrphan, reopenOrphan } from "./orphans/orphan-decisions.ts";
export {
  countOrphans,
  getOrphan,
  listOrphans,
  type OrphanEnvironment,
  type OrphanLists,
  type OrphanSubject,
  type OrphanView,
} from "./orphans/orphan-findings.ts";
export { listOrphanStories, type OrphanStory } from "./orphans/orphan-stories.ts";
export { type OrphanDestruction, planOrphanDestruction } from "./orphans/plan-orphan-destruction.ts";
export { type EndedScan, type FoundOrphan, recordOrphanScan } from "./orphans/record-scan.ts";
export { listScanPlaces, loadScanSubject, type ScanPlace } from "./orphans/scan-subject.ts";
export {
  claimOrphanScan,
  listOrphanScans,
  listOwedOrphanScans,
  type OrphanScanView,
  requestOrphanScans,
  SCAN_CLAIM_MS,
  SCAN_EVERY_HOURS,
  scheduleOrphanScans,
} from "./orphans/scans.ts";
export { findWantedResources, type Wanted } from "./orphans/wanted-resources.ts";
export { acceptInvitation, acceptInvitationAnew, type JoinedOrganization } from "./people/accept-invitation.ts";
export { type EndedReach, endReach } from "./people/end-reach.ts";
export { findRights } from "./people/find-rights.ts";
export { createFirstOwner, type FirstOwner, hasAnyUser } from "./people/first-owner.ts";
export { createGrant, deleteGrant, type GrantView, listGrants, type NewGrant } from "./people/grants.ts";
export {
  createInvitations,
  type FoundInvitation,
  findInvitation,
  INVITATION_DAYS,
  listInvitations,
  type MadeInvitation,
  type PendingInvitation,
  renewInvitation,
  revokeInvitation,
} from "./people/invitations.ts";
export {
  changeMemberRole,
  deactivateMember,
  leaveOrganization,
  type MemberChange,
  reactivateMember,
  removeMember,
} from "./people/member-changes.ts";
export { listMemberRows, type MemberRow } from "./people/members.ts";
export { hashOfToken, newToken } from "./people/one-time-token.ts";
export {
  findMembership,
  listMembers,
  listMembershipsOfUser,
  type Member,
  type MembershipOfUser,
  type MembershipWithRights,
} from "./people/organizations.ts";
export { hashPassword, isPasswordCorrect } from "./people/password.ts";
export { createSession, findLiveSession, type LiveSession, revokeSessions, type SignInMethod } from "./people/sessions.ts";
export { findMemberNames, findUser, findUserByEmail, updatePreferences } from "./people/users.ts";
export { archiveProject, deleteProject, restoreProject } from "./projects/project-end.ts";
export {
  listProjectNames,
  listProjects,
  PROJECT_STATUSES,
  type ProjectFilter,
  type ProjectOverview,
  type ProjectStatus,
} from "./projects/project-list.ts";
export { updateReadme } from "./projects/project-readme.ts";
export {
  createProject,
  getProject,
  getProjectBySlug,
  type NewProject,
  renameProject,
} from "./projects/projects.ts";
export { approveScheduled } from "./schedules/approve-scheduled.ts";
export {
  type EnvironmentScheduleView,
  getSchedule,
  putOffExpiry,
  setExpiry,
  setWorkingHours,
} from "./schedules/environment-schedule.ts";
export { hibernateEnvironment, type SleepRequest, wakeEnvironment } from "./schedules/environment-sleep.ts";
export { listDueSchedules, type ScheduledDeployment, type ScheduledEnvironment, takeOccurrence } from "./schedules/scheduled-work.ts";
export type { WorkingHours } from "./schedules/working-hours.ts";
export {
  type GroupWithRole,
  listGroupRoles,
  type ProvisioningSummary,
  previewGroupRoles,
  type RoleChoice,
  setGroupRoles,
  summarizeProvisioning,
} from "./scim/group-roles.ts";
export { listScimGroups, listScimUsers, type ResourcePage } from "./scim/list-resources.ts";
export { noteScimRefusal } from "./scim/note-scim-refusal.ts";
export type { Provisioned, ProvisionedMember } from "./scim/provision-members.ts";
export { changeScimGroup, createScimGroup, deleteScimGroup, getScimGroup } from "./scim/scim-groups.ts";
export { refusal } from "./scim/scim-refusal.ts";
export {
  createScimToken,
  findScimToken,
  listScimTokens,
  type PresentedToken,
  revokeScimToken,
  type ScimTokenView,
} from "./scim/scim-tokens.ts";
export { changeScimUser, createScimUser, deleteScimUser, getScimUser } from "./scim/scim-users.ts";
export type { ScimChange, ScimWrite } from "./scim/write-scim.ts";
export { readMasterKey } from "./secrets/master-key.ts";
export {
  addDataKey,
  listChangedDataKeys,
  listSealingOrganizations,
  type ResealProgress,
  removeUnusedDataKeys,
  resealSecrets,
} from "./secrets/rotate-keys.ts";
export { type MasterKeyProgress, resealUnderMasterKey } from "./secrets/rotate-master-key.ts";
export type { SealingKey } from "./secrets/seal.ts";
export { createSecretBox, type SecretBox } from "./secrets/secret-box.ts";
export { createSigningKeys, listSigningKeys, type SigningKeys } from "./signing-keys/signing-keys.ts";
export { slugify } from "./slug.ts";
export { type Admission, type AdmissionProblem, admitPerson, type ExternalPerson } from "./sso/admit-person.ts";
export { getSessionPolicy, type SessionPolicy, sessionPolicySchema, setSessionPolicy } from "./sso/session-policy.ts";
export { auditRefusedSignIn, auditSignIn } from "./sso/sign-in-audit.ts";
export { answerSignIn, beginSignIn, isBrowserOf, issueTicket, redeemTicket, takeAssertion } from "./sso/sign-in-transactions.ts";
export {
  findSsoConnection,
  type OpenSsoConnection,
  openSsoConnection,
  recordSsoTest,
  type SsoConnectionView,
  saveSsoConnection,
} from "./sso/sso-connection.ts";
export {
  MAPPED_ROLES,
  type OidcSettings,
  oidcSettingsSchema,
  roleOfGroups,
  type SamlSettings,
  SSO_STATES,
  type SsoMapping,
  type SsoProtocol,
  type SsoSettings,
  type SsoState,
  type SsoTest,
  samlSettingsSchema,
  ssoMappingSchema,
} from "./sso/sso-settings.ts";
export { listBreakGlassCandidates, listWithoutIdentity, type PersonName, setSsoState } from "./sso/sso-state.ts";
export {
  addDomain,
  type DomainSignIn,
  domainOfEmail,
  findDomainSignIn,
  getDomain,
  listVerifiedDomains,
  removeDomain,
  verifyDomain,
} from "./sso/verified-domains.ts";
export {
  createToken,
  extendToken,
  listTokens,
  type NewAccessToken,
  revokeToken,
  type TokenChange,
  type TokenView,
} from "./tokens/access-tokens.ts";
export { findLiveToken, isTokenLive, type LiveToken, ownersOfTokens, TOKEN_PREFIX } from "./tokens/live-token.ts";
export { noteRefusedToken } from "./tokens/note-refused-token.ts";
export {
  createServiceAccount,
  endServiceAccount,
  listServiceAccounts,
  type NewServiceAccount,
  requireServiceAccount,
  type ServiceAccount,
} from "./tokens/service-accounts.ts";
export { tellEndingTokens } from "./tokens/tell-ending-tokens.ts";
export { beatWorker, countLiveWorkers, removeWorker, WORKER_BEAT_MS } from "./workers.ts";
