import { EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import { createGrant, ensureInstallation, getDeploymentByNumber, getDraft, recordDrift } from "@zerolake/db";
import { createWorld, TEST_MASTER_KEY, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

const ADDRESS = 'stream.stream["events"]';

let services: Services;
let stop: () => Promise<void>;
let world: World;
let drift: Awaited<ReturnType<typeof openDrift>>;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  await ensureInstallation(services.database, TEST_MASTER_KEY);
});
beforeEach(async () => {
  const components = [{ id: "stream", kind: "event-stream", title: "Clicks", settings: { engine: "kinesis", retentionHours: 24 } }];
  world = await createWorld(services.database, { document: { ...EMPTY_BLUEPRINT, components } });
  drift = await openDrift();
  const { organizationId } = world;
  const environmentId = world.environment.id;
  const finding = {
    address: ADDRESS,
    component: "stream",
    type: "AWS::Kinesis::Stream",
    kind: "changed",
    path: "RetentionPeriodHours",
  } as const;
  const findings = [{ ...finding, recorded: 24, observed: 96, severity: "medium", why: "Events stay longer." }] as const;
  await recordDrift(services.database, organizationId, { environmentId, looked: [ADDRESS], findings });
});
afterAll(() => stop());

async function openDrift(userId = world.user.id) {
  const caller = await consoleOf(services, userId);
  return caller.drift;
}

const at = () => ({ organization: world.slug, project: world.project.slug, environment: world.environment.slug });
const found = async () => {
  const [finding] = (await drift.ofEnvironment(at())).findings;
  if (!finding) throw new Error("there is a finding");
  return finding;
};

describe("drift", () => {
  it("is put aside by whoever decides in its environment, and by nobody who decides elsewhere", async () => {
    const { organizationId, project, environment, actor } = world;
    const { id: userId } = await services.database.prisma.user.create({ data: { email: `ken@${world.slug}.example`, name: "Ken" } });
    await services.database.prisma.membership.create({ data: { organizationId, userId, role: "viewer" } });
    const ken = await openDrift(userId);
    const aside = { organization: world.slug, findings: [(await found()).id], reason: "Quarter close", until: "2030-01-01" };
    await expect(ken.ignore(aside)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("decide about drift in dev"),
    });
    await createGrant(services.database, organizationId, {
      userId,
      role: "deployer",
      projectId: project.id,
      environmentId: environment.id,
      actor,
    });
    await ken.ignore({ ...aside, until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) });
    expect(await found()).toMatchObject({ state: "ignored" });
    const theirs = { organization: world.slug, findings: ["00000000-0000-4000-8000-000000000000"] };
    await expect(ken.endIgnoring(theirs)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("lists a finding with the names that people know, and counts it where it matters", async () => {
    expect(await found()).toMatchObject({ title: "Clicks", componentKind: "event-stream", recorded: 24, observed: 96, state: "open" });
    expect((await drift.list({ organization: world.slug })).findings).toHaveLength(1);
    expect(await drift.count({ organization: world.slug })).toBe(1);
  });

  it("is adopted by the design as an ordinary edit on the draft that was shown, and by nobody on another one", async () => {
    const finding = (await found()).id;
    const { answer, revision } = await drift.adoption({ ...at(), finding });
    expect(answer).toMatchObject({ found: true, change: { place: { in: "design" }, key: "retentionHours", before: 24, after: 96 } });
    const wanted = { ...at(), finding, component: "stream", key: "retentionHours", value: 96, place: "design" } as const;
    await expect(drift.adoptInDesign({ ...wanted, revision: revision + 1 })).rejects.toThrow("has changed since you looked");
    await drift.adoptInDesign({ ...wanted, revision });
    const draft = await getDraft(services.database, world.organizationId, world.project.id);
    expect(draft.document.components[0]?.settings).toMatchObject({ retentionHours: 96 });
    expect(draft.revision).toBe(revision + 1);
    expect(await drift.adoption({ ...at(), finding })).toMatchObject({
      answer: { found: false, why: expect.stringMatching(/already wants/) },
    });
  });

  it("is reverted by a plan of just its resource, of what is deployed", async () => {
    await services.database.prisma.environment.update({
      where: { id: world.environment.id },
      data: { deployedVersionId: world.version.id },
    });
    const { number } = await drift.revert({ ...at(), findings: [(await found()).id] });
    const deployment = await getDeploymentByNumber(services.database, world.organizationId, { projectId: world.project.id, number });
    expect(deployment).toMatchObject({ kind: "apply", versionId: world.version.id, onlyAddresses: [ADDRESS], onlyComponents: [] });
  });

  it("is ignored up to a day with a reason, and shown again when somebody ends that", async () => {
    const findings = [(await found()).id];
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await drift.ignore({ organization: world.slug, findings, reason: "A trial", until });
    expect(await found()).toMatchObject({ state: "ignored", ignoredReason: "A trial", ignoredBy: world.user.name });
    expect(await drift.count({ organization: world.slug })).toBe(0);
    const far = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
    await expect(drift.ignore({ organization: world.slug, findings, reason: "A trial", until: far })).rejects.toThrow("up to 90 days");
    await drift.endIgnoring({ organization: world.slug, findings });
    expect(await found()).toMatchObject({ state: "open" });
  });

  it("is looked for when somebody asks, and as often as the environment says", async () => {
    await drift.check(at());
    await drift.setSchedule({ ...at(), everyHours: 6 });
    expect((await drift.ofEnvironment(at())).environments).toMatchObject([{ isRunning: true, everyHours: 6 }]);
  });
});
