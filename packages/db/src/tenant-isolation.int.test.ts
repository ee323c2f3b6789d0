import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "./app-error.ts";
import { noteHealth, seen } from "./health/health.testing.ts";
import * as repository from "./index.ts";
import { createOrphan } from "./orphans/orphan.testing.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";
import {
  approvedDeployment,
  computedPlan,
  createWorld,
  EMPTY_BLUEPRINT,
  EMPTY_LAYOUT,
  EMPTY_PLAN,
  putInState,
  TEST_MASTER_KEY,
  type World,
} from "./world.testing.ts";

let test: TestDatabase;
let mine: World;
let theirs: World;
let theirDeployment: string;
let theirService: string;
let theirOrphan: string;
let theirImport: string;
/** A day that findings may be put aside up to. */
const soon = new Date(Date.now() + 3_600_000);
let theirDrift: string;
let theirGuardrail: string;
let theirView: string;
let theirWallboard: string;
let theirScim: Awaited<ReturnType<typeof provisionThem>>;
let theirInvitation: string;
let theirGrant: string;
let theirAccount: string;
let theirToken: string;
let theirNotifications: Awaited<ReturnType<typeof notifyThem>>;
let theirSso: Awaited<ReturnType<typeof connectTheirProvider>>;
const secrets = repository.createSecretBox(TEST_MASTER_KEY);

beforeAll(async () => {
  test = await createTestDatabase();
  [mine, theirs] = [await createWorld(test.db), await createWorld(test.db)];
  theirDeployment = await approvedDeployment(test.db, theirs);
  await putInState(test.db, theirDeployment, "awaitingApproval");
  const { id: projectId, name, blueprintId } = theirs.project;
  await repository.appendEdits(test.db, theirs.organizationId, {
    blueprintId,
    baseRevision: 0,
    edits: [{ id: "theirs", edit: {}, inverse: {} }],
    document: EMPTY_BLUEPRINT,
    layout: EMPTY_LAYOUT,
    authorId: theirs.user.id,
  });
  await repository.renameProject(test.db, theirs.organizationId, { projectId, name, slug: "only-theirs", actor: theirs.actor });
  const service = await repository.createServiceConnection(test.db, theirs.organizationId, {
    name: "theirs",
    credentials: { apiKey: "K", apiSecret: "S" },
    secrets,
    createdById: theirs.user.id,
    actor: theirs.actor,
  });
  theirService = service.id;
  await noteTheirDrift();
  await noteTheirHealth();
  await repository.setEnvironmentService(test.db, theirs.organizationId, {
    environmentId: theirs.environment.id,
    service: "confluent",
    connectionId: service.id,
    actor: theirs.actor,
  });
  theirOrphan = await createOrphan(test.db, theirs);
  await openTheirDashboard();
  theirSso = await connectTheirProvider();
  const wantedImport = { environmentId: theirs.environment.id, address: "a.z", component: "a", type: "T", actor: theirs.actor };
  theirImport = (await repository.requestImport(test.db, theirs.organizationId, wantedImport)).id;
  const granted = { userId: theirs.user.id, role: "editor", projectId, actor: theirs.actor } as const;
  const account = { name: "theirs", role: "deployer", actor: theirs.actor } as const;
  theirAccount = (await repository.createServiceAccount(test.db, theirs.organizationId, account)).id;
  const wantedToken = { userId: theirAccount, name: "theirs", bounds: { permits: "viewer" }, days: 1, actor: theirs.actor } as const;
  theirToken = (await repository.createToken(test.db, theirs.organizationId, wantedToken)).id;
  theirGrant = (await repository.createGrant(test.db, theirs.organizationId, granted)).id;
  const invitation = { emails: [], role: "viewer" as const, actor: theirs.actor, userId: theirs.user.id };
  const [invited] = await test.db.prisma.$transaction((tx) => repository.createInvitations(tx, theirs.organizationId, invitation));
  theirInvitation = invited?.id ?? "";
  theirGuardrail = (await repository.createGuardrail(test.db, theirs.organizationId, { terms: CEILING, actor: theirs.actor })).id;
  theirScim = await provisionThem();
  theirNotifications = await notifyThem();
});
afterAll(() => test.drop());

/** A rule of theirs, where it sends, a message there, and a line in their inbox. */
async function notifyThem() {
  const { organizationId, actor, user } = theirs;
  const { db } = test;
  const address = "https://hooks.theirs.example/x";
  const endpoint = { name: "theirs", form: "standard", address } as const;
  const { id: endpointId } = await repository.createWebhookEndpoint(db, organizationId, { endpoint, secrets, actor });
  const rule = { name: "theirs", kinds: ["audit.broken"], projectId: null, environmentId: null, email: null, endpointId } as const;
  const { id: ruleId } = await repository.createNotificationRule(db, organizationId, { rule: { ...rule, kinds: [...rule.kinds] }, actor });
  const event = { kind: "audit.broken", thing: "audit", facts: { findings: 1 } } as const;
  await db.prisma.$transaction((tx) => repository.notify(tx, organizationId, event));
  const { deliveryId } = await repository.requestWebhookTest(db, organizationId, endpointId);
  const line = { organizationId, userId: user.id, kind: event.kind, thing: "theirs", body: event };
  const { id: notificationId } = await db.prisma.notification.create({ data: line });
  const { id: eventId } = await db.prisma.notificationEvent.findFirstOrThrow({ where: { organizationId, kind: event.kind } });
  return { endpointId, ruleId, deliveryId, notificationId, eventId };
}

/** A person and a group of their identity provider, and the token that it shows. */
async function provisionThem() {
  const { organizationId, actor } = theirs;
  const { id: tokenId } = await repository.createScimToken(test.db, organizationId, { name: "theirs", days: 1, actor });
  const person = await repository.createScimUser(test.db, organizationId, { resource: { userName: "only-theirs" }, actor });
  const members = [{ value: person.resource.id }];
  const group = await repository.createScimGroup(test.db, organizationId, { resource: { displayName: "only-theirs", members }, actor });
  return { tokenId, personId: person.resource.id, groupId: group.resource.id };
}

const CEILING = {
  name: "Ceiling",
  rule: "costCeiling",
  settings: { monthlyUsd: 1, counts: "total" },
  effect: "block",
  scope: { by: "all" },
} as const;
const SENDING = { name: "me", kinds: ["audit.broken" as const], projectId: null, environmentId: null, email: null, endpointId: null };
const DRIFT = { component: "a", type: "T", kind: "changed", path: "Count", recorded: 1, observed: 2, severity: "low", why: "x" } as const;

/** Their identity provider, their domain, and a sign-in of theirs on its way. */
async function connectTheirProvider() {
  const [organizationId, actor] = [theirs.organizationId, theirs.actor];
  const settings = { protocol: "oidc", issuer: "https://idp.example", clientId: "theirs", scopes: [] } as const;
  const mapping = { email: "email", name: "name", groups: "groups", roles: [], defaultRole: "viewer", isProvisioningOn: true } as const;
  await repository.saveSsoConnection(test.db, organizationId, {
    settings: { ...settings, scopes: [] },
    mapping: { ...mapping, roles: [] },
    revision: 0,
    secrets,
    actor,
  });
  const connectionId = (await repository.findSsoConnection(test.db, organizationId))?.id ?? "";
  const domainId = (await repository.addDomain(test.db, organizationId, { domain: "theirs.example", actor })).id;
  await repository.verifyDomain(test.db, organizationId, { domainId, by: "operator", actor });
  await repository.beginSignIn(test.db, organizationId, { connectionId, purpose: "signIn", state: "theirs", browser: "b", target: "/" });
  return { connectionId, domainId, mapping: { ...mapping, roles: [] } };
}

/** A finding of theirs, with the resource that it is about. */
async function noteTheirDrift(): Promise<void> {
  const [organizationId, environmentId, address] = [theirs.organizationId, theirs.environment.id, "a.x"];
  const resource = {
    organizationId,
    environmentId,
    address,
    component: "a",
    type: "T",
    identifier: "i",
    body: {},
    deploymentId: theirDeployment,
  };
  await test.db.prisma.recordedResource.create({ data: resource });
  const look = { environmentId, looked: [address], findings: [{ ...DRIFT, address }] };
  theirDrift = (await repository.recordDrift(test.db, organizationId, look))[0]!.id;
  await repository.requestRefresh(test.db, organizationId, { environmentId });
}

/** What is known of how well theirs is. */
async function noteTheirHealth(): Promise<void> {
  await noteHealth(test.db, theirs, [seen({ status: "bad" }), seen({ component: "b", kind: "freshness", status: "warn" })]);
  const checks = [{ name: "planAgain", result: "failed", expected: "x", found: "y", tookMs: 1, deviations: [] }] as const;
  await repository.recordProof(test.db, theirs.organizationId, { deploymentId: theirDeployment, checks });
}

/** What their dashboard shows and keeps. */
async function openTheirDashboard(): Promise<void> {
  const { organizationId, actor, user, environment } = theirs;
  const { db } = test;
  await repository.setBudget(db, organizationId, { monthlyUsd: 5, actor });
  await repository.saveDashboardView(db, organizationId, { userId: user.id, name: "theirs", filters: {} });
  theirView = (await repository.listDashboardViews(db, organizationId, user.id))[0]!.id;
  theirWallboard = (await repository.createWallboardLink(db, organizationId, { name: "theirs", actor })).id;
  const cost = { basis: "x", monthlyUsd: 7, isAtLeast: false };
  await repository.recordEnvironmentCost(db, organizationId, { environmentId: environment.id, cost });
}

type Call = () => Promise<unknown>;

/** A lease that somebody of my organisation made up for their deployment. */
const forgedLease = () => ({
  deploymentId: theirDeployment,
  organizationId: mine.organizationId,
  environmentId: theirs.environment.id,
  state: "awaitingApproval" as const,
  owner: "me",
  fencing: 1,
  heldUntilMs: Number.POSITIVE_INFINITY,
  isTakeover: false,
  isCancelRequested: false,
});

/** Every way in that takes an id, called in my organisation with the other organisation's ids; several where several ids can be foreign. */
function refusing(): Record<string, readonly Call[]> {
  const { db } = test;
  const org = mine.organizationId;
  const { actor } = mine;
  const projectId = theirs.project.id;
  const environmentId = theirs.environment.id;
  const connectionId = theirs.connection.id;
  const blueprintId = theirs.project.blueprintId;
  const versionId = theirs.version.id;
  const deploymentId = theirDeployment;
  const own = { environmentId: mine.environment.id, actor };
  const draft = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, authorId: mine.user.id };
  const place = { name: "x", cloud: "aws" as const, tier: "prototype" as const, region: "eu-central-1", createdById: mine.user.id, actor };
  const lease = forgedLease();
  const computed = computedPlan(EMPTY_PLAN);
  const events = [{ type: "log" as const, level: "info" as const, message: "me" }];
  const theirMember = { userId: theirs.user.id, mayDecideAboutOwners: true, actor };
  return {
    getScimUser: [() => repository.getScimUser(db, org, theirScim.personId)],
    changeScimUser: [() => repository.changeScimUser(db, org, { id: theirScim.personId, change: () => ({ userName: "me" }), actor })],
    deleteScimUser: [() => repository.deleteScimUser(db, org, { id: theirScim.personId, check: () => undefined, actor })],
    getScimGroup: [() => repository.getScimGroup(db, org, { id: theirScim.groupId, hasMembers: true })],
    changeScimGroup: [() => repository.changeScimGroup(db, org, { id: theirScim.groupId, change: () => ({ displayName: "me" }), actor })],
    deleteScimGroup: [() => repository.deleteScimGroup(db, org, { id: theirScim.groupId, check: () => undefined, actor })],
    revokeScimToken: [() => repository.revokeScimToken(db, org, { tokenId: theirScim.tokenId, actor })],
    setGroupRoles: [() => repository.setGroupRoles(db, org, { roles: [{ groupId: theirScim.groupId, role: "admin" }], actor })],
    previewGroupRoles: [() => repository.previewGroupRoles(db, org, { roles: [{ groupId: theirScim.groupId, role: "admin" }], actor })],
    getProject: [() => repository.getProject(db, org, projectId)],
    getProjectBySlug: [() => repository.getProjectBySlug(db, org, "only-theirs")],
    renameProject: [() => repository.renameProject(db, org, { projectId, name: "x", actor })],
    archiveProject: [() => repository.archiveProject(db, org, { projectId, actor })],
    restoreProject: [() => repository.restoreProject(db, org, { projectId, actor })],
    deleteProject: [() => repository.deleteProject(db, org, { projectId, actor })],
    updateReadme: [() => repository.updateReadme(db, org, { projectId, readme: "me", revision: 0, actor })],
    getDraft: [() => repository.getDraft(db, org, projectId)],
    getBlueprintPlace: [() => repository.getBlueprintPlace(db, org, projectId)],
    salvageDraft: [() => repository.salvageDraft(db, org, projectId)],
    appendEdits: [
      () => repository.appendEdits(db, org, { blueprintId, baseRevision: 0, edits: [{ id: "e", edit: {}, inverse: {} }], ...draft }),
    ],
    listEdits: [() => repository.listEdits(db, org, { blueprintId, afterRevision: 0 })],
    getVersion: [() => repository.getVersion(db, org, versionId)],
    getVersionByNumber: [() => repository.getVersionByNumber(db, org, { blueprintId, number: 1 })],
    createVersion: [
      () => repository.createVersion(db, org, { blueprintId, revision: 0, semanticHash: "x", createdById: mine.user.id, actor }),
    ],
    restoreVersion: [
      () => repository.restoreVersion(db, org, { blueprintId, versionId, revision: 0, draftHash: "x", authorId: mine.user.id, actor }),
      () =>
        repository.restoreVersion(db, org, {
          blueprintId: mine.project.blueprintId,
          versionId,
          revision: 0,
          draftHash: "x",
          authorId: mine.user.id,
          actor,
        }),
    ],
    getEnvironment: [() => repository.getEnvironment(db, org, environmentId)],
    getEnvironmentBySlug: [() => repository.getEnvironmentBySlug(db, org, { projectId, slug: "dev" })],
    createEnvironment: [
      () => repository.createEnvironment(db, org, { projectId, connectionId: mine.connection.id, ...place }),
      () => repository.createEnvironment(db, org, { projectId: mine.project.id, connectionId, ...place }),
    ],
    updateEnvironment: [
      () => repository.updateEnvironment(db, org, { environmentId, name: "x", actor }),
      () => repository.updateEnvironment(db, org, { ...own, connectionId }),
    ],
    lockEnvironment: [() => repository.lockEnvironment(db, org, { environmentId, reason: "x", actor })],
    unlockEnvironment: [() => repository.unlockEnvironment(db, org, { environmentId, actor })],
    setWorkingHours: [() => repository.setWorkingHours(db, org, { environmentId, hours: null, actor })],
    setExpiry: [() => repository.setExpiry(db, org, { environmentId, expiresAt: null, actor })],
    putOffExpiry: [() => repository.putOffExpiry(db, org, { environmentId, days: 7, actor })],
    hibernateEnvironment: [() => repository.hibernateEnvironment(db, org, { environmentId, actor })],
    wakeEnvironment: [() => repository.wakeEnvironment(db, org, { environmentId, actor })],
    orderEnvironments: [() => repository.orderEnvironments(db, org, { projectId, order: [environmentId], actor })],
    deleteEnvironment: [() => repository.deleteEnvironment(db, org, { environmentId, actor })],
    recordObservations: [
      () => repository.recordObservations(db, org, { environmentId, observations: [{ address: "a.x", exists: false }] }),
    ],
    requestRefresh: [() => repository.requestRefresh(db, org, { environmentId })],
    refreshStatus: [() => repository.refreshStatus(db, org, environmentId)],
    requestHealthLook: [() => repository.requestHealthLook(db, org, environmentId)],
    loadEnvironmentHealth: [() => repository.loadEnvironmentHealth(db, org, environmentId)],
    setRefreshSchedule: [() => repository.setRefreshSchedule(db, org, { environmentId, everyHours: null, actor })],
    ignoreDrift: [() => repository.ignoreDrift(db, org, { findingIds: [theirDrift], reason: "me", until: soon, actor })],
    forgetGoneResource: [() => repository.forgetGoneResource(db, org, { findingId: theirDrift, actor })],
    unignoreDrift: [() => repository.unignoreDrift(db, org, { findingIds: [theirDrift], actor })],
    getImport: [() => repository.getImport(db, org, theirImport)],
    requestImport: [() => repository.requestImport(db, org, { environmentId, address: "a.z", component: "a", type: "T", actor })],
    chooseImport: [() => repository.chooseImport(db, org, { importId: theirImport, identifier: "x", actor })],
    recordImport: [
      () =>
        repository.recordImport(db, org, {
          importId: theirImport,
          record: recordedResource(desiredResource("a.z")),
          candidate: { identifier: "x", title: "x", action: "none", changes: [], fixed: [] },
        }),
    ],
    refuseImport: [() => repository.refuseImport(db, org, { importId: theirImport, problem: "me" })],
    forgetImport: [() => repository.forgetImport(db, org, { environmentId, address: "a.z", actor })],
    getOrphan: [() => repository.getOrphan(db, org, theirOrphan)],
    dismissOrphan: [() => repository.dismissOrphan(db, org, { findingId: theirOrphan, actor })],
    ignoreOrphan: [() => repository.ignoreOrphan(db, org, { findingId: theirOrphan, actor, reason: "me", until: soon })],
    reopenOrphan: [() => repository.reopenOrphan(db, org, { findingId: theirOrphan, actor })],
    forgetOrphan: [() => repository.forgetOrphan(db, org, { findingId: theirOrphan, actor })],
    requestAdoption: [() => repository.requestAdoption(db, org, { findingId: theirOrphan, actor })],
    recordAdoption: [
      () => repository.recordAdoption(db, org, { findingId: theirOrphan, record: recordedResource(desiredResource("a.x")), deploymentId }),
    ],
    planOrphanDestruction: [() => repository.planOrphanDestruction(db, org, { findingId: theirOrphan, environmentId, actor })],
    recordOrphanScan: [
      () => repository.recordOrphanScan(db, org, { connectionId, regions: [], findings: [], unsure: new Set(), seen: 0, gaps: ["me"] }),
    ],
    getConnection: [() => repository.getConnection(db, org, connectionId)],
    openConnection: [() => repository.openConnection(db, org, { connectionId, secrets })],
    updateConnection: [() => repository.updateConnection(db, org, { connectionId, name: "x", secrets, actor })],
    deleteConnection: [() => repository.deleteConnection(db, org, { connectionId, actor })],
    setConnectionScope: [
      () => repository.setConnectionScope(db, org, { connectionId, scope: null, actor }),
      () => {
        const scope = [{ projectId: theirs.project.id, environment: null }];
        return repository.setConnectionScope(db, org, { connectionId: mine.connection.id, scope, actor });
      },
    ],
    deleteServiceConnection: [() => repository.deleteServiceConnection(db, org, { connectionId: theirService, actor })],
    setEnvironmentService: [
      () => repository.setEnvironmentService(db, org, { environmentId, service: "confluent", connectionId: null, actor }),
      () => repository.setEnvironmentService(db, org, { ...own, service: "confluent", connectionId: theirService }),
    ],
    openServiceConnection: [() => repository.openServiceConnection(db, org, { connectionId: theirService, secrets })],
    requestServiceTest: [() => repository.requestServiceTest(db, org, theirService)],
    requestConnectionTest: [() => repository.requestConnectionTest(db, org, connectionId)],
    createDeployment: [
      () => repository.createDeployment(db, org, { environmentId, kind: "destroy", actor }),
      () => repository.createDeployment(db, org, { ...own, kind: "apply", versionId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", retryOfId: deploymentId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", undoOfId: deploymentId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", inheritConsentsOfId: deploymentId }),
      () =>
        repository.createDeployment(db, org, {
          ...own,
          kind: "apply",
          versionId: mine.version.id,
          promotion: { fromEnvironmentId: environmentId, reason: "x" },
        }),
    ],
    getDeployment: [() => repository.getDeployment(db, org, deploymentId)],
    getDeploymentByNumber: [() => repository.getDeploymentByNumber(db, org, { projectId, number: 1 })],
    describeSurroundings: [() => repository.describeSurroundings(db, org, { deploymentId, planComputedAt: undefined })],
    findPlan: [() => repository.findPlan(db, org, { deploymentId })],
    findPlanDesigns: [
      async () =>
        repository.findPlanDesigns(db, org, { deployment: await repository.getDeployment(db, theirs.organizationId, deploymentId) }),
    ],
    getDomain: [() => repository.getDomain(db, org, theirSso.domainId)],
    verifyDomain: [() => repository.verifyDomain(db, org, { domainId: theirSso.domainId, by: "operator", actor })],
    removeDomain: [() => repository.removeDomain(db, org, { domainId: theirSso.domainId, actor })],
    setSsoState: [() => repository.setSsoState(db, org, { state: "off", breakGlassUserId: theirs.user.id, revision: 1, actor })],
    recordSsoTest: [() => repository.recordSsoTest(db, org, { revision: 1, test: { by: "me", isPassed: true, claims: {} }, actor })],
    beginSignIn: [
      () =>
        repository.beginSignIn(db, org, { connectionId: theirSso.connectionId, purpose: "signIn", state: "x", browser: "x", target: "/" }),
    ],
    takeAssertion: [
      () => repository.takeAssertion(db, org, { connectionId: theirSso.connectionId, assertionId: "x", expiresAt: new Date() }),
    ],
    issueTicket: [() => repository.issueTicket(db, org, { connectionId: theirSso.connectionId, userId: mine.user.id, target: "/" })],
    admitPerson: [
      () => {
        const { connectionId, mapping } = theirSso;
        const person = { connectionId, issuer: "i", subject: "s", email: "me@theirs.example", name: "me", groups: [] };
        return repository.admitPerson(db, org, { person, mapping });
      },
    ],
    setBudget: [() => repository.setBudget(db, org, { projectId, monthlyUsd: 1, actor })],
    deleteDashboardView: [() => repository.deleteDashboardView(db, org, { userId: mine.user.id, viewId: theirView })],
    revokeWallboardLink: [() => repository.revokeWallboardLink(db, org, { linkId: theirWallboard, actor })],
    createNotificationRule: [
      () => repository.createNotificationRule(db, org, { rule: { ...SENDING, endpointId: theirNotifications.endpointId }, actor }),
      () => repository.createNotificationRule(db, org, { rule: { ...SENDING, email: "a@b.example", projectId }, actor }),
      () =>
        repository.createNotificationRule(db, org, {
          rule: { ...SENDING, email: "a@b.example", projectId: mine.project.id, environmentId },
          actor,
        }),
    ],
    updateNotificationRule: [
      () =>
        repository.updateNotificationRule(db, org, {
          ruleId: theirNotifications.ruleId,
          rule: { ...SENDING, email: "a@b.example" },
          actor,
        }),
    ],
    setNotificationRuleEnabled: [
      () => repository.setNotificationRuleEnabled(db, org, { ruleId: theirNotifications.ruleId, isEnabled: false, actor }),
    ],
    deleteNotificationRule: [() => repository.deleteNotificationRule(db, org, { ruleId: theirNotifications.ruleId, actor })],
    rotateWebhookSecret: [() => repository.rotateWebhookSecret(db, org, { endpointId: theirNotifications.endpointId, secrets, actor })],
    openWebhookEndpoint: [() => repository.openWebhookEndpoint(db, org, { endpointId: theirNotifications.endpointId, secrets })],
    resumeWebhookEndpoint: [() => repository.resumeWebhookEndpoint(db, org, { endpointId: theirNotifications.endpointId, actor })],
    deleteWebhookEndpoint: [() => repository.deleteWebhookEndpoint(db, org, { endpointId: theirNotifications.endpointId, actor })],
    listWebhookDeliveries: [() => repository.listWebhookDeliveries(db, org, theirNotifications.endpointId)],
    requestWebhookTest: [() => repository.requestWebhookTest(db, org, theirNotifications.endpointId)],
    sendDeliveryAgain: [() => repository.sendDeliveryAgain(db, org, theirNotifications.deliveryId)],
    updateGuardrail: [() => repository.updateGuardrail(db, org, { guardrailId: theirGuardrail, revision: 1, terms: CEILING, actor })],
    setGuardrailEnabled: [
      () => repository.setGuardrailEnabled(db, org, { guardrailId: theirGuardrail, revision: 1, isEnabled: false, actor }),
    ],
    deleteGuardrail: [() => repository.deleteGuardrail(db, org, { guardrailId: theirGuardrail, actor })],
    createGrant: [
      () => repository.createGrant(db, org, { userId: theirs.user.id, role: "editor", projectId: mine.project.id, actor }),
      () => repository.createGrant(db, org, { userId: mine.user.id, role: "editor", projectId, actor }),
      () => repository.createGrant(db, org, { userId: mine.user.id, role: "editor", projectId: mine.project.id, environmentId, actor }),
    ],
    changeMemberRole: [() => repository.changeMemberRole(db, org, { ...theirMember, role: "viewer" })],
    deactivateMember: [() => repository.deactivateMember(db, org, theirMember)],
    reactivateMember: [() => repository.reactivateMember(db, org, theirMember)],
    removeMember: [() => repository.removeMember(db, org, theirMember)],
    leaveOrganization: [() => repository.leaveOrganization(db, org, theirMember)],
    renewInvitation: [() => db.prisma.$transaction((tx) => repository.renewInvitation(tx, org, { invitationId: theirInvitation, actor }))],
    createResetByOwner: [() => db.prisma.$transaction((tx) => repository.createResetByOwner(tx, org, theirMember))],
    revokeInvitation: [() => repository.revokeInvitation(db, org, { invitationId: theirInvitation, actor })],
    createToken: [
      () => repository.createToken(db, org, { userId: theirAccount, name: "x", bounds: { permits: "viewer" }, days: 1, actor }),
      () =>
        repository.createToken(db, org, {
          userId: mine.user.id,
          name: "x",
          bounds: { permits: "viewer", project: projectId },
          days: 1,
          actor,
        }),
    ],
    extendToken: [() => repository.extendToken(db, org, { tokenId: theirToken, days: 1, actor })],
    revokeToken: [() => repository.revokeToken(db, org, { tokenId: theirToken, actor })],
    endServiceAccount: [() => repository.endServiceAccount(db, org, { accountId: theirAccount, actor })],
    requireServiceAccount: [() => repository.requireServiceAccount(db, org, theirAccount)],
    deleteGrant: [() => repository.deleteGrant(db, org, { grantId: theirGrant, actor })],
    approveDeployment: [() => repository.approveDeployment(db, org, { deploymentId, planHash: "x", by: actor })],
    discardDeployment: [() => repository.discardDeployment(db, org, { deploymentId, by: actor })],
    requestCancel: [() => repository.requestCancel(db, org, { deploymentId, by: actor })],
    moveDeployment: [
      () =>
        db.prisma.$transaction((tx) =>
          repository.moveDeployment(tx, org, { deploymentId, on: "discard", actor, from: "awaitingApproval" }),
        ),
    ],
    appendDeploymentEvents: [() => db.prisma.$transaction((tx) => repository.appendDeploymentEvents(tx, org, { deploymentId, events }))],
    beginPlanning: [() => repository.beginPlanning(db, lease)],
    beginApplying: [() => repository.beginApplying(db, lease, "x")],
    beginVerifying: [() => repository.beginVerifying(db, lease)],
    finishPlanning: [() => repository.finishPlanning(db, lease, { computed, end: { on: "askForApproval" } })],
    finishDeployment: [() => repository.finishDeployment(db, lease, { from: "applying", result: "failed", summary: "" })],
    failDeployment: [() => repository.failDeployment(db, lease, "")],
    returnToApproval: [() => repository.returnToApproval(db, lease, computed)],
  };
}

/** Of them, as if they could read everything here. */
const theirReader = () => ({ userId: theirs.user.id, rights: { role: "owner" as const, grants: [] } });

async function allBut(own: string, rows: Promise<readonly { readonly id: string }[]>) {
  return (await rows).filter(({ id }) => id !== own);
}

/** What only finds or notes something answers a foreign id as if there were nothing. */
function findingNothing(): Record<string, Call> {
  const { db } = test;
  const org = mine.organizationId;
  const environmentId = theirs.environment.id;
  const { id: connectionId, updatedAt } = theirs.connection;
  const theirServiceUpdated = async () => (await db.prisma.serviceConnection.findUniqueOrThrow({ where: { id: theirService } })).updatedAt;
  const events = [{ type: "log" as const, level: "info" as const, message: "me" }];
  return {
    listMemberRows: async () => (await repository.listMemberRows(db, org)).filter(({ userId }) => userId !== mine.user.id),
    listInvitations: () => repository.listInvitations(db, org),
    endReach: async () => (await db.prisma.$transaction((tx) => repository.endReach(tx, org, theirs.user.id))).sessionIds,
    isTokenLive: async () => [await repository.isTokenLive(db, org, theirToken)].filter(Boolean),
    listTokens: () => repository.listTokens(db, org),
    listServiceAccounts: () => repository.listServiceAccounts(db, org),
    ownersOfTokens: () => repository.ownersOfTokens(db.prisma, org, [theirAccount]),
    listGrants: () => repository.listGrants(db, org),
    findRights: async () => [await repository.findRights(db.prisma, org, theirs.user.id)].filter(Boolean),
    findSsoConnection: async () => [await repository.findSsoConnection(db, org)].filter(Boolean),
    openSsoConnection: async () => [await repository.openSsoConnection(db, org, secrets)].filter(Boolean),
    listVerifiedDomains: () => repository.listVerifiedDomains(db, org),
    listWithoutIdentity: async () => (await repository.listWithoutIdentity(db, org)).filter(({ userId }) => userId !== mine.user.id),
    listBreakGlassCandidates: () => repository.listBreakGlassCandidates(db, org),
    answerSignIn: async () =>
      [await repository.answerSignIn(db, org, { connectionId: theirSso.connectionId, state: "theirs" })].filter(Boolean),
    getSessionPolicy: async () => [(await repository.getSessionPolicy(db, org)).idleMinutes].filter((minutes) => minutes !== null),
    countEnvironmentStates: async () => (await repository.countEnvironmentStates(db, org, { ownerId: theirs.user.id })).stages,
    listRunningDeployments: async () => (await repository.listRunningDeployments(db, org, { limit: 10 })).listed,
    listEndedDeployments: () => repository.listEndedDeployments(db, org, { period: { from: 0, to: Date.now() } }),
    listWaitingPlans: () => repository.listWaitingPlans(db, org),
    listFailedRuns: async () => (await repository.listFailedRuns(db, org, { limit: 10 })).listed,
    listBrokenConnections: () => repository.listBrokenConnections(db, org),
    listEndingEnvironments: () => repository.listEndingEnvironments(db, org, { withinDays: 7 }),
    countOpenFindings: async () => {
      const { drift, orphans } = await repository.countOpenFindings(db, org);
      return [...Object.values(drift), orphans].filter((count) => count > 0);
    },
    listScopeChoices: async () => (await repository.listScopeChoices(db, org)).owners.filter(({ id }) => id !== mine.user.id),
    loadMonthlyCosts: async () => {
      const { environments, projects, budgetUsd } = await repository.loadMonthlyCosts(db, org, { now: Date.now(), limit: 10 });
      return [...environments, ...projects, budgetUsd].filter((found) => found !== null);
    },
    recordEnvironmentCost: async () => {
      await repository.recordEnvironmentCost(db, org, { environmentId, cost: { basis: "me", monthlyUsd: 1, isAtLeast: false } });
      return [];
    },
    listActivity: () => repository.listActivity(db, org, { actions: ["guardrail.create", "budget.set"], limit: 10 }),
    listNotificationRules: () => repository.listNotificationRules(db, org),
    listNotificationPlaces: () => allBut(mine.project.id, repository.listNotificationPlaces(db, org)),
    listWebhookEndpoints: () => repository.listWebhookEndpoints(db, org),
    claimDelivery: async () => [await repository.claimDelivery(db, org, theirNotifications.deliveryId)].filter(Boolean),
    recordDelivery: async () => {
      const { deliveryId } = theirNotifications;
      await repository.recordDelivery(db, org, { deliveryId, tookMs: 1, answer: "me", end: "gone" });
      return db.prisma.webhookEndpoint.findMany({ where: { stoppedAt: { not: null } } });
    },
    tellEvent: async () => (await repository.tellEvent(db, org, { eventId: theirNotifications.eventId, sendsMail: true })).userIds,
    putOffEvent: async () => {
      await repository.putOffEvent(db, org, theirNotifications.eventId);
      return db.prisma.notificationEvent.findMany({
        where: { id: theirNotifications.eventId, dueAt: { gt: new Date(Date.now() + 5_000) } },
      });
    },
    countUnread: async () => [await repository.countUnread(db, org, theirReader())].filter((count) => count > 0),
    listInbox: async () => (await repository.listInbox(db, org, theirReader())).lines,
    markRead: async () => {
      const { notificationId } = theirNotifications;
      await repository.markRead(db, org, { userId: mine.user.id, notificationId });
      await repository.markRead(db, org, { userId: theirs.user.id, until: new Date() });
      return db.prisma.notification.findMany({ where: { id: notificationId, readAt: { not: null } } });
    },
    listNotificationChoices: async () =>
      (await repository.listNotificationChoices(db, org, theirs.user.id)).filter(({ choice }) => choice === "none"),
    listBudgets: () => repository.listBudgets(db, org),
    listDashboardViews: () => repository.listDashboardViews(db, org, theirs.user.id),
    listWallboardLinks: () => repository.listWallboardLinks(db, org),
    listGuardrails: () => repository.listGuardrails(db, org),
    listRecentPlans: () => repository.listRecentPlans(db, org, 10),
    doGuardrailsNeedCost: async () => [await repository.doGuardrailsNeedCost(db, org)].filter(Boolean),
    findPlanPolicies: async () =>
      [await repository.findPlanPolicies(db, org, { deploymentId: theirDeployment, hash: "x", plan: EMPTY_PLAN })].filter(Boolean),
    whyNotByPolicies: async () =>
      [await repository.whyNotByPolicies(db, org, { deploymentId: theirDeployment, environmentId, hash: "x", plan: EMPTY_PLAN })].filter(
        Boolean,
      ),
    listVersions: () => repository.listVersions(db, org, theirs.project.blueprintId),
    listEnvironmentSummaries: () => repository.listEnvironmentSummaries(db, org, { projectId: theirs.project.id }),
    listStoredEditIds: () => repository.listStoredEditIds(db, org, { blueprintId: theirs.project.blueprintId, ids: ["theirs"] }),
    findImport: async () => [await repository.findImport(db, org, { environmentId, address: "a.z" })].filter((found) => found !== null),
    noteListing: async () => {
      await repository.noteListing(db, org, theirImport, { problem: "me" });
      return [];
    },
    findHolders: () => repository.findHolders(db, org, { environmentId, type: "T", identifiers: ["x"] }),
    listEnvironmentNames: async () => [...(await repository.listEnvironmentNames(db, org, [environmentId])).values()],
    listRecordedResources: () => repository.listRecordedResources(db, org, environmentId),
    listLatestObservations: () => repository.listLatestObservations(db, org, environmentId),
    listAppliedTimes: () => repository.listAppliedTimes(db, org, { environmentId, addresses: ["a.x"] }),
    listObservedSince: () => repository.listObservedSince(db, org, { environmentId, since: new Date(0) }),
    pruneObservations: async () => {
      await repository.pruneObservations(db, org, { environmentId, keep: 0 });
      return [];
    },
    listRefreshedEnvironments: () => repository.listRefreshedEnvironments(db, org, { environmentId }),
    listDriftPlaces: () => repository.listDriftPlaces(db, org, [theirDrift]),
    listDriftFindings: () => repository.listDriftFindings(db, org, { environmentId, includeIgnored: true }),
    driftSummary: async () => Object.values(await repository.driftSummary(db, org, { environmentId })).filter((count) => count > 0),
    recordDrift: () => repository.recordDrift(db, org, { environmentId, looked: ["a.x"], findings: [{ ...DRIFT, address: "a.y" }] }),
    noteDriftCauses: async () => {
      await repository.noteDriftCauses(db, org, [{ id: theirDrift, cause: { certainty: "recorded", actor: "me" } }]);
      return [];
    },
    listHealthHistory: () => repository.listHealthHistory(db, org, environmentId),
    listIllComponents: async () => (await repository.listIllComponents(db, org, { limit: 10 })).listed,
    listDataProofs: async () => (await repository.listDataProofs(db, org, { limit: 10 })).listed,
    recordProof: async () => {
      const proof = () => db.prisma.environmentProof.findMany({ where: { deploymentId: theirDeployment, result: "passed" } });
      await repository.recordProof(db, org, { deploymentId: theirDeployment, checks: [] });
      return proof();
    },
    claimHealthLook: async () =>
      (await repository.claimHealthLook(db, { organizationId: org, environmentId, owner: "me", leaseMs: 1_000 })) ?? [],
    claimRefresh: async () =>
      (await repository.claimRefresh(db, { organizationId: org, environmentId, owner: "me", leaseMs: 1_000 })) ?? [],
    listDeployments: () => repository.listDeployments(db, org, { environmentId, limit: 10 }),
    listPlanLosses: () => repository.listPlanLosses(db, org, [theirDeployment]),
    listDiscards: () => repository.listDiscards(db, org, [theirDeployment]),
    listRequesters: () => repository.listRequesters(db, org, theirs.project.id),
    listEvents: () => repository.listEvents(db, org, { deploymentId: theirDeployment, afterSequence: 0, limit: 10 }),
    getSchedule: async () => {
      const { hours, expiresAt } = await repository.getSchedule(db, org, environmentId);
      return [hours, expiresAt].filter((found) => found !== null);
    },
    takeOccurrence: async () => [await repository.takeOccurrence(db, org, environmentId)].filter((taken) => taken !== undefined),
    listEarlierVersions: () => repository.listEarlierVersions(db, org, environmentId),
    findVersionProof: async () => {
      const proof = await repository.findVersionProof(db, org, { environmentId, versionId: theirs.version.id });
      return proof.lastDeployment === null && proof.succeeded === 0 && proof.verdict === "none" ? [] : [proof];
    },
    listPlanHashes: () => repository.listPlanHashes(db, org, theirDeployment),
    listUsualMinutes: async () => Object.keys(await repository.listUsualMinutes(db, org, { connectionId })),
    listCreatedAddresses: () => repository.listCreatedAddresses(db, org, theirDeployment),
    listComponentTitles: async () =>
      Object.keys(await repository.listComponentTitles(db, org, { projectId: theirs.project.id, environmentId })),
    listProjects: () =>
      allBut(
        mine.project.id,
        repository.listProjects(db, org, { limit: 10 }).then(({ rows }) => rows),
      ),
    listScimUsers: async () => (await repository.listScimUsers(db, org, { startIndex: 1, count: 9, show: {} })).resources,
    listScimGroups: async () =>
      (await repository.listScimGroups(db, org, { startIndex: 1, count: 9, show: {}, hasMembers: true })).resources,
    listGroupRoles: () => repository.listGroupRoles(db, org),
    listScimTokens: () => repository.listScimTokens(db, org),
    summarizeProvisioning: async () => (await repository.summarizeProvisioning(db, org)).waitingNames,
    createScimGroup: async () => {
      const resource = { displayName: "me", members: [{ value: theirScim.personId }] };
      return [await answerOf(() => repository.createScimGroup(db, org, { resource, actor: mine.actor }))].filter(
        (code) => code !== "invalid",
      );
    },
    listProjectNames: async () => (await repository.listProjectNames(db, org)).filter(({ slug }) => slug === "only-theirs"),
    listServiceConnections: () => repository.listServiceConnections(db, org),
    listEnvironmentServices: () => repository.listEnvironmentServices(db, org, environmentId),
    openEnvironmentServices: async () => (await repository.openEnvironmentServices(db, org, { environmentId, secrets })).credentials,
    listConnectionUses: () => repository.listConnectionUses(db, org, connectionId),
    noteConnectionUse: async () => {
      await repository.noteConnectionUse(db, org, { connectionId, purpose: "test", subject: connectionId });
      return repository.listConnectionUses(db, theirs.organizationId, connectionId);
    },
    listScopePlaces: async () => (await repository.listScopePlaces(db, org)).filter((place) => place.projectId === theirs.project.id),
    listConnectionEnvironments: () => repository.listConnectionEnvironments(db, org, connectionId),
    noteConnectionChecks: async () => {
      await repository.noteConnectionChecks(db, org, { connectionId, updatedAt, checks: [{ name: "credentials", state: "passed" }] });
      return [];
    },
    noteServiceChecks: async () => {
      await repository.noteServiceChecks(db, org, { connectionId: theirService, updatedAt: await theirServiceUpdated(), checks: [] });
      return [];
    },
    recordServiceTest: async () => {
      const tested = { connectionId: theirService, updatedAt: await theirServiceUpdated(), isPassed: false, message: "me", checks: [] };
      await repository.recordServiceTest(db, org, tested);
      const { testMessage } = await db.prisma.serviceConnection.findUniqueOrThrow({ where: { id: theirService } });
      return [testMessage].filter((message) => message !== null);
    },
    listOrphans: async () => {
      const { listed, aside } = await repository.listOrphans(db, org);
      return [...listed, ...aside];
    },
    countOrphans: async () => [await repository.countOrphans(db, org)].filter((count) => count > 0),
    listOrphanScans: async () => (await repository.listOrphanScans(db, org)).filter(({ connection }) => connection.id === connectionId),
    listOrphanStories: async () => [...(await repository.listOrphanStories(db, org, [theirDeployment])).keys()],
    listKeptResources: () => repository.listKeptResources(db, org),
    listScanPlaces: () => repository.listScanPlaces(db, org, connectionId),
    loadScanSubject: async () => (await repository.loadScanSubject(db, org, { connectionId, listed: [] })).recorded,
    claimOrphanScan: async () => [await repository.claimOrphanScan(db, org, connectionId)].filter(Boolean),
    requestOrphanScans: async () =>
      (await repository.requestOrphanScans(db, org, mine.actor)).filter((job) => job.connectionId === connectionId),
    refuseAdoption: async () => {
      await repository.refuseAdoption(db, org, { findingId: theirOrphan, problem: "me" });
      return [];
    },
    findWantedResources: async () => [await repository.findWantedResources(db, org, environmentId)].filter((found) => found !== undefined),
    listConnections: () => allBut(mine.connection.id, repository.listConnections(db, org)),
    listMembers: async () => (await repository.listMembers(db, org)).filter(({ userId }) => userId !== mine.user.id),
    listAudit: async () => (await repository.listAudit(db, org, { limit: 100 })).filter(({ organizationId }) => organizationId !== org),
    findLock: async () => [await repository.findLock(db, org, environmentId)].filter((lock) => lock !== null),
    findMemberNames: async () => [...(await repository.findMemberNames(db, org, [theirs.user.id])).keys()],
    findMembership: async () =>
      [await repository.findMembership(db, { userId: mine.user.id, organizationId: null }, theirs.slug)].filter(
        (found) => found !== undefined,
      ),
    listMembershipsOfUser: async () =>
      (await repository.listMembershipsOfUser(db, { userId: mine.user.id, organizationId: null })).filter(
        ({ organizationId }) => organizationId !== org,
      ),
    recordConnectionFacts: async () => {
      await repository.recordConnectionFacts(db, org, { connectionId, updatedAt, principal: "me" });
      return [];
    },
    recordConnectionTest: async () =>
      [await repository.recordConnectionTest(db, org, { connectionId, updatedAt, isPassed: false, message: "me" })].filter(Boolean),
    tellUnderLease: async () => {
      await repository.tellUnderLease(db, forgedLease(), events);
      return [];
    },
  };
}

/** What takes no id of a tenant's thing, with the reason. */
const WITHOUT_FOREIGN_IDS: Readonly<Record<string, readonly string[]>> = {
  "pure, or about the process": [
    "AppError",
    "blueprintFor",
    "connectionChecks",
    "connectionFacts",
    "connectionScope",
    "connectionTrust",
    "createDatabase",
    "createExclusiveWork",
    "createSecretBox",
    "domainOfEmail",
    "isBrowserOf",
    "roleOfGroups",
    "hashOfToken",
    "newToken",
    "hashPassword",
    "isDatabaseUnreachable",
    "isWithinScope",
    "isPasswordCorrect",
    "notFound",
    "refusal",
    "createAuditKeys",
    "readMasterKey",
    "resetIsOver",
    "slugify",
    "targetOf",
    "toAppError",
    "toldAnswers",
  ],
  "the whole installation's": [
    "applyMigrations",
    "findDomainSignIn",
    "beatWorker",
    "countLiveWorkers",
    "createDemo",
    "createFirstOwner",
    "expireApprovals",
    "findWallboard",
    "listUnpricedEnvironments",
    "ensureInstallation",
    "getInstallation",
    "getInstallationId",
    "createSigningKeys",
    "listSigningKeys",
    "giveUpOldMails",
    "hasAnyUser",
    "purgeDueOrganizations",
    "removeWorker",
    "listAuditedOrganizations",
    "listSealingOrganizations",
    "resealUnderMasterKey",
    "noteRefusal",
    "sealOlderChains",
  ],
  "by a token that only its holder knows": [
    "redeemTicket",
    "acceptInvitation",
    "acceptInvitationAnew",
    "findInvitation",
    "findPassphraseReset",
    "usePassphraseReset",
    "findScimToken",
  ],
  "a person's own, by the session": [
    "addPasskey",
    "beginSecondFactor",
    "changePassphrase",
    "confirmedUntil",
    "confirmSecondFactor",
    "confirmSession",
    "countRecoveryCodes",
    "createPassphraseReset",
    "endAllOwnSessions",
    "endOwnSession",
    "findPasskey",
    "findSecondFactor",
    "keepPasskeyChallenge",
    "listOwnSessions",
    "listPasskeys",
    "notePasskeyUse",
    "removePasskey",
    "removeSecondFactor",
    "renewRecoveryCodes",
    "takeCodeStep",
    "takePasskeyChallenge",
    "takeRecoveryCode",
    "createOrganization",
    "createSession",
    "findLiveSession",
    "findLiveToken",
    "noteRefusedToken",
    "findUser",
    "findUserByEmail",
    "revokeSessions",
    "updatePreferences",
  ],
  "a worker's, which serves every organisation; what is claimed says whose it is, and every write checks owner and fencing number": [
    "approveScheduled",
    "claimDeployment",
    "claimMail",
    "completeSandboxConnections",
    "createPostgresJournal",
    "keepLease",
    "listDueDeployments",
    "listDueMails",
    "listDueEvents",
    "listDueDeliveries",
    "forgetOldNotifications",
    "tellEndingTokens",
    "listDueSchedules",
    "finishHealthLook",
    "finishRefresh",
    "forgetOldHealth",
    "listRequestedHealthLooks",
    "scheduleHealthLooks",
    "listChangedDataKeys",
    "listDueAuditChecks",
    "listRequestedConnectionTests",
    "listRequestedRefreshes",
    "listOwedAdoptions",
    "listOwedImports",
    "listOwedOrphanScans",
    "listRequestedServiceTests",
    "listShortenedAudits",
    "noteRefresh",
    "recordMailFailure",
    "recordMailSent",
    "releaseLease",
    "renewLease",
    "scheduleConnectionTests",
    "scheduleOrphanScans",
    "scheduleRefreshes",
  ],
  "makes something new in the organisation that is given, or reads its own chain": [
    "notify",
    "setNotificationChoices",
    "createWebhookEndpoint",
    "addDomain",
    "auditRefusedSignIn",
    "auditSignIn",
    "saveSsoConnection",
    "setSessionPolicy",
    "createScimToken",
    "createScimUser",
    "noteScimRefusal",
    "appendAudit",
    "askOrganizationDeletion",
    "createConnection",
    "createInvitations",
    "createGuardrail",
    "createProject",
    "createWallboardLink",
    "saveDashboardView",
    "createServiceAccount",
    "createServiceConnection",
    "ensureSandboxConnections",
    "addDataKey",
    "anchorAudit",
    "removeUnusedDataKeys",
    "resealSecrets",
    "checkAudit",
    "eachAuditPage",
    "getAuditCheck",
    "getAuditRetention",
    "removeOldAudit",
    "requestAuditCheck",
    "setAuditRetention",
    "verifyAudit",
    "exportOrganization",
    "organizationEnd",
    "queueMail",
    "renameOrganization",
    "restoreOrganization",
  ],
};

async function answerOf(call: Call): Promise<string> {
  try {
    await call();
    return "it was answered";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

/** Every row of every table that names the other organisation or something of it. */
async function rowsAboutThem(): Promise<Record<string, readonly string[]>> {
  const { pool } = test.db;
  const ids = [theirs.organizationId, theirs.project.id, theirs.environment.id, theirs.connection.id, theirs.version.id, theirDeployment];
  const tables = await pool.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT row FROM (SELECT row_to_json(t)::text AS row FROM "${name}" t) AS texts WHERE row ~ $1 ORDER BY row`,
      [ids.join("|")],
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

describe("another organisation's ids", () => {
  it("are tried on every function of this package that could take one", () => {
    const functions = Object.entries(repository).flatMap(([name, value]) => (typeof value === "function" ? name : []));
    const tried = [...Object.keys(refusing()), ...Object.keys(findingNothing()), ...Object.values(WITHOUT_FOREIGN_IDS).flat()];
    expect(tried.toSorted()).toEqual(functions.toSorted());
  });

  it("never resolve: every way in answers as if there were nothing", async () => {
    const calls = Object.entries(refusing()).flatMap(([name, ways]) => ways.map((call, index) => [`${name} ${index}`, call] as const));
    const answers: Record<string, string> = {};
    // One after another: so many transactions at once would wait for the few connections longer than they may.
    for (const [name, call] of calls) answers[name] = await answerOf(call);
    const compareAndSet = /^(moveDeployment|appendDeploymentEvents|begin(?!SignIn)\w+|finish\w+|failDeployment|returnToApproval) /;
    const expected = calls.map(([name]) => [name, compareAndSet.test(name) ? "conflict" : "notFound"]);
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  it("find and note nothing", async () => {
    for (const [name, call] of Object.entries(findingNothing())) expect({ [name]: await call() }).toEqual({ [name]: [] });
  });

  it("leave every row of the other organisation as it was", async () => {
    const before = await rowsAboutThem();
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(8);
    for (const call of [...Object.values(refusing()).flat(), ...Object.values(findingNothing())]) await answerOf(call);
    expect(await rowsAboutThem()).toEqual(before);
  });
});
