import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { createConnection, deleteConnection, listConnections } from "./connections.ts";
import { completeSandboxConnections, ensureSandboxConnections } from "./sandbox-connections.ts";

const secrets = createSecretBox(TEST_MASTER_KEY);
let test: TestDatabase;
/** Its only connection is a sandbox of AWS, as installations had them before the sandbox spoke other clouds. */
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const named = async (organizationId: string) =>
  (await listConnections(test.db, organizationId)).map(({ name, cloud, defaultRegion }) => `${name}: ${cloud} ${defaultRegion}`);

describe("the connections to the sandbox", () => {
  it("an organisation that uses the sandbox gets the clouds it lacks, under free names, and their test is asked for", async () => {
    const fields = { cloud: "aws" as const, method: "accessKey" as const, defaultRegion: "eu-west-1", secrets };
    const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "a very secret key" };
    const by = { createdById: world.user.id, actor: world.actor };
    await createConnection(test.db, world.organizationId, { ...fields, ...by, name: "Sandbox GCP", credentials });
    await completeSandboxConnections(test.db, TEST_MASTER_KEY);
    const expected = [
      "Sandbox: aws eu-central-1",
      "Sandbox Azure: azure westeurope",
      "Sandbox GCP: aws eu-west-1",
      "Sandbox GCP 2: gcp europe-west4",
    ];
    expect(await named(world.organizationId)).toEqual(expected);
    await completeSandboxConnections(test.db, TEST_MASTER_KEY);
    expect(await named(world.organizationId)).toEqual(expected);
    const asked = (await listConnections(test.db, world.organizationId)).filter(({ testRequestedAt }) => testRequestedAt !== null);
    expect(asked.map(({ cloud }) => cloud)).toEqual(["azure", "gcp"]);
  });

  it("one that somebody deleted stays away", async () => {
    const { organizationId, actor } = world;
    const azure = (await listConnections(test.db, organizationId)).find(({ cloud }) => cloud === "azure");
    await deleteConnection(test.db, organizationId, { connectionId: azure?.id ?? "", actor });
    await completeSandboxConnections(test.db, TEST_MASTER_KEY);
    expect((await listConnections(test.db, organizationId)).map(({ cloud }) => cloud)).not.toContain("azure");
  });

  it("an organisation that never had one gets none by itself, and all three when asked for", async () => {
    const organization = await test.db.prisma.organization.create({ data: { slug: "keys-only", name: "Keys only" } });
    await completeSandboxConnections(test.db, TEST_MASTER_KEY);
    expect(await named(organization.id)).toEqual([]);
    const made = await ensureSandboxConnections(test.db, organization.id, { createdById: world.user.id, actor: world.actor, secrets });
    expect(made).toHaveLength(3);
    expect(await named(organization.id)).toEqual([
      "Sandbox AWS: aws eu-central-1",
      "Sandbox Azure: azure westeurope",
      "Sandbox GCP: gcp europe-west4",
    ]);
  });
});
