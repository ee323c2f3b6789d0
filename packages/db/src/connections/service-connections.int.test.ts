import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import {
  createServiceConnection,
  deleteServiceConnection,
  listEnvironmentServices,
  listServiceConnections,
  openEnvironmentServices,
  setEnvironmentService,
} from "./service-connections.ts";

const ACCESS = { workspace: "dbc-1.cloud.databricks.com", clientId: "an id", clientSecret: "a secret" };
const secrets = createSecretBox(TEST_MASTER_KEY);

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

async function connect(name: string): Promise<string> {
  const { organizationId, user, actor } = world;
  return (await createServiceConnection(test.db, organizationId, { name, credentials: ACCESS, secrets, createdById: user.id, actor })).id;
}

describe("accounts at services", () => {
  it("are opened for the environments that chose them, and are never listed with their secret", async () => {
    const { organizationId, actor, environment } = world;
    const connectionId = await connect("chosen");
    const environmentId = environment.id;
    expect(await openEnvironmentServices(test.db, organizationId, { environmentId, secrets })).toEqual({ credentials: [], mark: "" });
    await setEnvironmentService(test.db, organizationId, { environmentId, service: "databricks", connectionId, actor });
    const { credentials, mark } = await openEnvironmentServices(test.db, organizationId, { environmentId, secrets });
    expect(credentials).toEqual([ACCESS]);
    expect(mark).toContain(connectionId);
    expect(await listEnvironmentServices(test.db, organizationId, environmentId)).toEqual([
      { service: "databricks", connectionId, name: "chosen", account: ACCESS.workspace },
    ]);
    const listed = await listServiceConnections(test.db, organizationId);
    expect(listed).toMatchObject([{ name: "chosen", usedBy: 1 }]);
    expect(JSON.stringify(listed)).not.toContain("secret");
  });

  it("make whoever chooses one an author of the next plan", async () => {
    const { organizationId, actor, environment } = world;
    const edits = () => test.db.prisma.environmentEdit.count({ where: { environmentId: environment.id } });
    const before = await edits();
    await setEnvironmentService(test.db, organizationId, {
      environmentId: environment.id,
      service: "databricks",
      connectionId: null,
      actor,
    });
    expect(await edits()).toBe(before + 1);
  });

  it("stay while an environment uses them, and then are forgotten with their credentials", async () => {
    const { organizationId, actor, environment } = world;
    const connectionId = await connect("used");
    const chosen = { environmentId: environment.id, service: "databricks" as const, actor };
    await setEnvironmentService(test.db, organizationId, { ...chosen, connectionId });
    await expect(deleteServiceConnection(test.db, organizationId, { connectionId, actor })).rejects.toThrow(/is used by/);
    await setEnvironmentService(test.db, organizationId, { ...chosen, connectionId: null });
    await deleteServiceConnection(test.db, organizationId, { connectionId, actor });
    const row = await test.db.prisma.serviceConnection.findUniqueOrThrow({ where: { id: connectionId } });
    expect(row.credentialsSealed).toBeNull();
    await expect(connect("used")).resolves.toEqual(expect.any(String));
  });

  it("have names of their own", async () => {
    await connect("twice");
    await expect(connect("twice")).rejects.toThrow(/already an account named/);
  });
});
