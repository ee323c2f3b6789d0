import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEnvironment, updateEnvironment } from "../environments/environments.ts";
import { createProject } from "../projects/projects.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, EMPTY_BLUEPRINT, EMPTY_LAYOUT, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { connectionScope, setConnectionScope } from "./connection-scope.ts";
import { listConnectionUses, noteConnectionUse } from "./connection-uses.ts";
import { createConnection, getConnection } from "./connections.ts";

let test: TestDatabase;
let world: World;
let spare: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  spare = (await createSpare()).id;
});
afterAll(() => test.drop());

function createSpare() {
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "another secret key" };
  const more = { createdById: world.user.id, actor: world.actor, secrets: createSecretBox(TEST_MASTER_KEY) };
  return createConnection(test.db, world.organizationId, {
    name: "Spare",
    cloud: "aws",
    method: "accessKey",
    defaultRegion: "eu-central-1",
    credentials,
    ...more,
  });
}

const limit = (connectionId: string, scope: Parameters<typeof setConnectionScope>[2]["scope"]) =>
  setConnectionScope(test.db, world.organizationId, { connectionId, scope, actor: world.actor });

const place = (projectId: string, name: string) => ({
  projectId,
  name,
  cloud: "aws" as const,
  tier: "prototype" as const,
  region: "eu-central-1",
  connectionId: spare,
  createdById: world.user.id,
  actor: world.actor,
});

describe("a connection that may be used in some places only", () => {
  it("takes new environments of its places and refuses every other", async () => {
    const by = { createdById: world.user.id, actor: world.actor };
    const other = await createProject(test.db, world.organizationId, {
      name: "Other",
      document: EMPTY_BLUEPRINT,
      layout: EMPTY_LAYOUT,
      ...by,
    });
    await limit(spare, [{ projectId: world.project.id, environment: null }]);
    await createEnvironment(test.db, world.organizationId, place(world.project.id, "staging"));
    await expect(createEnvironment(test.db, world.organizationId, place(other.id, "staging"))).rejects.toMatchObject({ code: "blocked" });
  });

  it("takes only the environment that it names", async () => {
    await limit(spare, [{ projectId: world.project.id, environment: "prod" }]);
    await createEnvironment(test.db, world.organizationId, place(world.project.id, "prod"));
    await expect(createEnvironment(test.db, world.organizationId, place(world.project.id, "staging"))).rejects.toMatchObject({
      code: "blocked",
    });
    const change = { environmentId: world.environment.id, connectionId: spare, actor: world.actor };
    await expect(updateEnvironment(test.db, world.organizationId, change)).rejects.toMatchObject({
      code: "blocked",
      message: expect.stringMatching(/Spare/),
    });
  });

  it("is not limited away from under an environment that uses it", async () => {
    await expect(limit(world.connection.id, [])).rejects.toMatchObject({ code: "blocked", message: expect.stringMatching(/Lake › dev/) });
    await limit(world.connection.id, [{ projectId: world.project.id, environment: "dev" }]);
    expect(connectionScope(await getConnection(test.db, world.organizationId, world.connection.id))).toHaveLength(1);
    await limit(world.connection.id, null);
    expect(connectionScope(await getConnection(test.db, world.organizationId, world.connection.id))).toBeNull();
  });

  it("is not limited to a project of another organisation", async () => {
    const theirs = await createWorld(test.db);
    await expect(limit(spare, [{ projectId: theirs.project.id, environment: null }])).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("the log of what used a connection", () => {
  it("names the environment, keeps one row for each purpose and subject, and forgets the oldest", async () => {
    const { organizationId } = world;
    const connectionId = world.connection.id;
    const note = (purpose: "refresh" | "test", subject: string) =>
      noteConnectionUse(test.db, organizationId, { connectionId, purpose, subject });
    await note("refresh", world.environment.id);
    await note("refresh", world.environment.id);
    await test.db.pool.query(`UPDATE connection_use SET last_at = now() - interval '1 minute' WHERE purpose = 'refresh'`);
    await note("test", connectionId);
    const uses = await listConnectionUses(test.db, organizationId, connectionId);
    expect(uses.map(({ purpose, projectSlug, environment }) => ({ purpose, projectSlug, environment }))).toEqual([
      { purpose: "test", projectSlug: null, environment: null },
      { purpose: "refresh", projectSlug: world.project.slug, environment: "dev" },
    ]);
    await test.db.pool.query(
      `UPDATE connection_use SET first_at = now() - interval '100 days', last_at = now() - interval '91 days' WHERE purpose = 'refresh'`,
    );
    await note("refresh", crypto.randomUUID());
    expect((await listConnectionUses(test.db, organizationId, connectionId)).map(({ environment }) => environment)).toEqual([null, null]);
  });
});
