import type { Edit } from "@zerolake/blueprint";
import { createSession, findLiveSession } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { appRouter } from "@/server/trpc/router.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let console: ReturnType<typeof appRouter.createCaller>;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  const sessionId = await createSession(services.database, { userId: world.user.id, lifetimeMs: 60_000 });
  const session = await findLiveSession(services.database, sessionId);
  console = appRouter.createCaller({ requestId: "test", session, services });
});
afterAll(() => stop());

const place = () => ({ organization: world.slug, project: world.project.slug });

/** Edits the draft and plans it; gives the number of the deployment. */
async function planWith(...edits: Edit[]): Promise<number> {
  const { revision } = await console.designer.open(place());
  await console.designer.save({ ...place(), baseRevision: revision, edits: edits.map((edit) => ({ id: crypto.randomUUID(), edit })) });
  const now = await console.designer.open(place());
  const { number } = await console.designer.plan({ ...place(), environment: world.environment.slug, revision: now.revision, note: "" });
  return number;
}

describe("what a plan does to the bill", () => {
  it("is against nothing first, then against the version that the last successful deployment left, and ends with a destruction", async () => {
    const stream = { id: "stream", kind: "event-stream", title: "Stream", settings: { engine: "kinesis" } };
    const first = await planWith({ edit: "addComponent", component: stream });
    const opening = await console.deployments.cost({ ...place(), deployment: first });
    expect(opening.beforeUsd).toBe(0);
    expect(opening).not.toHaveProperty("beforeVersion");
    expect(opening.byComponent["stream"]?.afterUsd).toBeGreaterThan(0);

    await services.database.prisma.deployment.updateMany({
      where: { number: first, projectId: world.project.id },
      data: { state: "succeeded" },
    });
    const second = await planWith({ edit: "addComponent", component: { ...stream, id: "orders", title: "Orders" } });
    const change = await console.deployments.cost({ ...place(), deployment: second });
    expect(change.beforeUsd).toBe(opening.afterUsd);
    expect(change.beforeVersion).toBeGreaterThan(0);
    expect(change.afterUsd).toBeGreaterThan(change.beforeUsd);
    expect(change.byComponent["orders"]?.beforeUsd).toBe(0);
    expect(change.pricesOf).toMatch(/^20\d\d-/u);

    await services.database.prisma.deployment.updateMany({
      where: { number: second, projectId: world.project.id },
      data: { kind: "destroy" },
    });
    const end = await console.deployments.cost({ ...place(), deployment: second });
    expect(end).toMatchObject({ beforeUsd: opening.afterUsd, afterUsd: 0 });

    await services.database.prisma.deployment.updateMany({
      where: { number: second, projectId: world.project.id },
      data: { destroyComponents: ["stream"] },
    });
    const part = await console.deployments.cost({ ...place(), deployment: second });
    expect(part.byComponent["stream"]).toMatchObject({ beforeUsd: opening.byComponent["stream"]?.afterUsd, afterUsd: 0 });
    await services.database.prisma.deployment.updateMany({
      where: { number: second, projectId: world.project.id },
      data: { state: "succeeded" },
    });
    const third = await planWith({ edit: "addComponent", component: { ...stream, id: "late", title: "Late" } });
    const afterwards = await console.deployments.cost({ ...place(), deployment: third });
    expect(afterwards.beforeVersion).toBe(end.beforeVersion);
  });
});
