import type { RunEvent } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { createDeployment } from "../deployments/create-deployment.ts";
import { appendDeploymentEvents } from "../deployments/deployment-moves.ts";
import { getDeployment } from "../deployments/deployments.ts";
import { orderEnvironments } from "../environments/environment-order.ts";
import { listEnvironmentSummaries } from "../environments/environment-summaries.ts";
import { createEnvironment } from "../environments/environments.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { findVersionProof, listEarlierVersions } from "./version-proofs.ts";

let test: TestDatabase;
let world: World;
let staging: string;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  const { project, connection, user, actor } = world;
  const place = { projectId: project.id, connectionId: connection.id, createdById: user.id, actor };
  const created = await createEnvironment(test.db, world.organizationId, {
    ...place,
    name: "staging",
    cloud: "aws",
    tier: "standard",
    region: "eu-central-1",
  });
  staging = created.id;
});
afterAll(() => test.drop());

/** A deployment of the version in `dev` that ended so; `check` is what its verification found, if it came that far. */
async function ran(state: "succeeded" | "failed", check?: "passed" | "failed"): Promise<string> {
  const { organizationId, environment, version, actor } = world;
  const { id } = await createDeployment(test.db, organizationId, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
  });
  if (check) {
    const found = { name: "planAgain", result: check, expected: "nothing", found: "nothing", tookMs: 1, deviations: [] } as const;
    const events: RunEvent[] = [{ type: "verified", checks: [found] }];
    await test.db.prisma.$transaction((tx) => appendDeploymentEvents(tx, organizationId, { deploymentId: id, events }));
  }
  await putInState(test.db, id, state, { startedAt: new Date(), finishedAt: new Date() });
  return id;
}

const promote = (reason?: string) =>
  createDeployment(test.db, world.organizationId, {
    environmentId: staging,
    kind: "apply",
    versionId: world.version.id,
    purpose: "promotion",
    promotion: { fromEnvironmentId: world.environment.id, ...(reason === undefined ? {} : { reason }) },
    actor: world.actor,
  });

const proof = () => findVersionProof(test.db, world.organizationId, { environmentId: world.environment.id, versionId: world.version.id });

const rollBack = () =>
  createDeployment(test.db, world.organizationId, {
    environmentId: world.environment.id,
    kind: "apply",
    versionId: world.version.id,
    purpose: "rollback",
    actor: world.actor,
  });

const order = (ids: readonly string[]) =>
  orderEnvironments(test.db, world.organizationId, { projectId: world.project.id, order: ids, actor: world.actor });
const names = async () =>
  (await listEnvironmentSummaries(test.db, world.organizationId, { projectId: world.project.id })).map(({ name }) => name);

describe("a promotion", () => {
  it("is an ordinary deployment that names where its version comes from", async () => {
    await ran("succeeded", "passed");
    const { id } = await promote();
    const stored = await getDeployment(test.db, world.organizationId, id);
    expect(stored).toMatchObject({ state: "queued", purpose: "promotion", promotedFrom: { name: "dev" }, promotionReason: null });
  });

  it("of a version whose last verification failed needs a reason, which is kept and audited", async () => {
    await ran("succeeded", "passed");
    await ran("failed", "failed");
    await expect(promote()).rejects.toMatchObject({ code: "blocked", message: expect.stringContaining("in dev failed") });
    await expect(promote("  ")).rejects.toMatchObject({ code: "blocked" });
    const { id } = await promote("The check is known to be wrong");
    expect((await getDeployment(test.db, world.organizationId, id)).promotionReason).toBe("The check is known to be wrong");
    const [entry] = await listAudit(test.db, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ action: "deployment.create", after: { promotionReason: "The check is known to be wrong" } });
  });

  it("of a version that was never verified there needs a reason, too", async () => {
    await expect(promote()).rejects.toMatchObject({ code: "blocked", message: expect.stringContaining("never verified in dev") });
    await ran("failed");
    await expect(promote()).rejects.toMatchObject({ code: "blocked" });
  });

  it("from an environment of another project is not found", async () => {
    const other = await createWorld(test.db);
    const promotion = { fromEnvironmentId: other.environment.id, reason: "x" };
    const { organizationId, version, actor } = world;
    const wanted = { environmentId: staging, kind: "apply", versionId: version.id, promotion, actor } as const;
    await expect(createDeployment(test.db, organizationId, wanted)).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("the proof of a version", () => {
  it("counts successes, and a failure before the verification takes nothing back", async () => {
    await ran("succeeded", "passed");
    await ran("succeeded", "passed");
    await ran("failed");
    expect(await proof()).toMatchObject({
      succeeded: 2,
      verdict: "passed",
      lastDeployment: { state: "failed" },
      verification: { isPassed: true },
    });
  });
});

describe("a rollback", () => {
  it("goes only to what once succeeded in the environment", async () => {
    await ran("failed", "failed");
    await expect(rollBack()).rejects.toMatchObject({ code: "blocked", message: expect.stringContaining("never succeeded in dev") });
    await ran("succeeded", "passed");
    expect(await rollBack()).toMatchObject({ number: 3 });
  });

  it("that is planned again is one still", async () => {
    await ran("succeeded", "passed");
    const { id } = await rollBack();
    const { organizationId, environment, version, actor } = world;
    const again = { environmentId: environment.id, kind: "apply", versionId: version.id, inheritConsentsOfId: id, actor } as const;
    const { id: second } = await createDeployment(test.db, organizationId, again);
    expect((await getDeployment(test.db, organizationId, second)).purpose).toBe("rollback");
  });

  it("is offered to versions that succeeded, without the one that is deployed", async () => {
    await ran("succeeded", "passed");
    const { organizationId, environment, version } = world;
    const [offered] = await listEarlierVersions(test.db, organizationId, environment.id);
    expect(offered).toMatchObject({ number: version.number, deployment: 1, by: "Mira" });
    await test.db.prisma.environment.update({ where: { id: environment.id }, data: { deployedVersionId: version.id } });
    expect(await listEarlierVersions(test.db, organizationId, environment.id)).toEqual([]);
  });
});

describe("the order of environments", () => {
  it("is what was set, and refuses a list that is not exactly the project's", async () => {
    expect(await names()).toEqual(["dev", "staging"]);
    await order([staging, world.environment.id]);
    expect(await names()).toEqual(["staging", "dev"]);
    for (const wrong of [[staging], [staging, staging], [staging, world.environment.id, world.project.id]])
      await expect(order(wrong)).rejects.toMatchObject({ code: "conflict" });
  });
});
