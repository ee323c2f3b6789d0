import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDeployment } from "../deployments/create-deployment.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { claimDeployment } from "./lease-claim.ts";
import { listDueDeployments } from "./live-deployments.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.db.prisma.deployment.updateMany({ data: { wakeAt: null } });
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

async function due({ isScheduled, secondsAgo, at = world }: { isScheduled: boolean; secondsAgo: number; at?: World }): Promise<string> {
  const { organizationId, environment, actor } = at;
  const { id } = await createDeployment(test.db, organizationId, { environmentId: environment.id, kind: "destroy", isScheduled, actor });
  await test.db.prisma.deployment.update({ where: { id }, data: { wakeAt: ago(secondsAgo) } });
  return id;
}

const claim = async (owner: string) =>
  (await claimDeployment(test.db, { owner, leaseMs: 60_000, states: ["queued", "applying"] }))?.deploymentId;

describe("people's deployments", () => {
  it("come before a schedule's that was asked for earlier, in the claim and in the sweep", async () => {
    const scheduled = await due({ isScheduled: true, secondsAgo: 60 });
    const asked = await due({ isScheduled: false, secondsAgo: 1 });
    expect((await listDueDeployments(test.db, 10)).map(({ deploymentId }) => deploymentId)).toEqual([asked, scheduled]);
    expect([await claim("w1"), await claim("w2")]).toEqual([asked, scheduled]);
  });

  it("do not starve a schedule's: after two minutes it stands in the line like everybody", async () => {
    const scheduled = await due({ isScheduled: true, secondsAgo: 121 });
    await due({ isScheduled: false, secondsAgo: 60 });
    expect(await claim("w1")).toBe(scheduled);
  });

  it("do not hold up a schedule's that has begun", async () => {
    const begun = await due({ isScheduled: true, secondsAgo: 0 });
    await putInState(test.db, begun, "applying", { wakeAt: ago(30) });
    await due({ isScheduled: false, secondsAgo: 1 });
    expect(await claim("w1")).toBe(begun);
  });

  it("take nothing from the fair share of another organisation", async () => {
    const busy = await due({ isScheduled: false, secondsAgo: 5 });
    expect(await claim("w1")).toBe(busy);
    await due({ isScheduled: false, secondsAgo: 5 });
    const theirs = await due({ isScheduled: true, secondsAgo: 1, at: await createWorld(test.db) });
    expect(await claim("w2")).toBe(theirs);
  });
});
