import type { Edit } from "@zerolake/blueprint";
import { createWorld, putInState, type World } from "@zerolake/db/testing";
import { planApply, planHash } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let console: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  console = await consoleOf(services, world.user.id);
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

async function succeed(number: number): Promise<void> {
  const { database } = services;
  const { id } = await database.prisma.deployment.findFirstOrThrow({ where: { number, projectId: world.project.id } });
  await putInState(database, id, "succeeded");
}

describe("what a plan does to the bill", () => {
  it("is against nothing first, then against the version that the last successful deployment left, and ends with a destruction", async () => {
    const stream = { id: "stream", kind: "event-stream", title: "Stream", settings: { engine: "kinesis" } };
    const first = await planWith({ edit: "addComponent", component: stream });
    const opening = await console.deployments.cost({ ...place(), deployment: first });
    expect(opening.beforeUsd).toBe(0);
    expect(opening).not.toHaveProperty("beforeVersion");
    expect(opening.byComponent["stream"]?.afterUsd).toBeGreaterThan(0);

    await succeed(first);
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
    await succeed(second);
    const third = await planWith({ edit: "addComponent", component: { ...stream, id: "late", title: "Late" } });
    const afterwards = await console.deployments.cost({ ...place(), deployment: third });
    expect(afterwards.beforeVersion).toBe(end.beforeVersion);
  });

  it("leaves parts that a plan of chosen parts does not touch as they were", async () => {
    const { database } = services;
    const stream = { id: "chosen", kind: "event-stream", title: "Chosen", settings: { engine: "kinesis" } };
    const number = await planWith(
      { edit: "addComponent", component: stream },
      { edit: "addComponent", component: { ...stream, id: "left", title: "Left" } },
    );
    const { id } = await database.prisma.deployment.findFirstOrThrow({ where: { number, projectId: world.project.id } });
    const desired = ["chosen.thing", "left.thing"].map((address) => desiredResource(address));
    const plan = planApply({ desired, recorded: [], only: ["chosen.thing"] });
    const hash = planHash(plan);
    const stored = { organizationId: world.organizationId, deploymentId: id, hash, components: [] };
    await database.prisma.deploymentPlan.create({ data: { ...stored, document: JSON.parse(JSON.stringify(plan)) } });
    await database.prisma.deployment.update({ where: { id }, data: { planHash: hash, leftOut: plan.leftOut?.length ?? 0 } });
    const cost = await console.deployments.cost({ ...place(), deployment: number });
    expect(cost.byComponent["chosen"]?.afterUsd).toBeGreaterThan(0);
    expect(cost.byComponent["left"]?.afterUsd ?? 0).toBe(0);
  });
});
