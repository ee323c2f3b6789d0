import { noteConnectionUse } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let caller: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  caller = await consoleOf(services, world.user.id);
});
afterAll(() => stop());

const connect = async (name: string) =>
  caller.connections.trust.create({
    organization: world.slug,
    name,
    defaultRegion: "eu-central-1",
    trust: { method: "webIdentity", account: "123456789012" },
  });
const offered = async () =>
  (await caller.environments.connections({ organization: world.slug, project: world.project.slug })).map(({ name }) => name);

describe("a connection that may be used in some places", () => {
  it("is offered to their projects and to no other", async () => {
    const { id } = await connect("limited");
    const at = { organization: world.slug, connection: id };
    expect(await offered()).toContain("limited");
    await caller.connections.scope.set({ ...at, scope: [] });
    expect(await offered()).not.toContain("limited");
    await caller.connections.scope.set({ ...at, scope: [{ projectId: world.project.id, environment: "dev" }] });
    expect(await offered()).toContain("limited");
    expect(await caller.connections.scope.get(at)).toMatchObject([{ label: "Lake › dev" }]);
    await caller.connections.scope.set({ ...at, scope: null });
    expect(await caller.connections.scope.get(at)).toBeNull();
    expect((await caller.connections.scope.options(at)).map(({ label }) => label)).toEqual(["Lake › every environment", "Lake › dev"]);
  });
});

it("the log names the project and environment that used it", async () => {
  const connectionId = world.connection.id;
  await noteConnectionUse(services.database, world.organizationId, { connectionId, purpose: "refresh", subject: world.environment.id });
  expect(await caller.connections.uses({ organization: world.slug, connection: connectionId })).toMatchObject([
    { purpose: "refresh", projectSlug: world.project.slug, environmentSlug: "dev" },
  ]);
});
