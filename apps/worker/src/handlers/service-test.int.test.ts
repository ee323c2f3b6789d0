import {
  connectionChecks,
  createSecretBox,
  createServiceConnection,
  listServiceConnections,
  requestServiceTest,
  type ServiceAccess,
} from "@zerolake/db";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxServices } from "../connections/open-services.ts";
import { createServiceSource } from "../connections/service-source.ts";
import { type Processes, startProcesses } from "../process.testing.ts";
import { serviceTest } from "./service-test.ts";

const secrets = createSecretBox(TEST_MASTER_KEY);

let processes: Processes;
let test: TestDatabase;
let world: World;
let handedOut: Awaited<ReturnType<typeof sandboxServices>>;
beforeAll(async () => {
  processes = await startProcesses({ databaseUrl: process.env["DATABASE_URL"] ?? "", redisUrl: process.env["REDIS_URL"] ?? "" });
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  const { sandboxUrl: url, controlToken } = processes;
  handedOut = await sandboxServices({ url, controlToken }, world.organizationId);
});
afterAll(async () => {
  await processes.stop();
  await test.drop();
});

/** Adds an account, has it tested, and tells how it stands and what other pages saw on the way. */
async function tested(credentials: ServiceAccess, endpoint = processes.sandboxUrl) {
  const { organizationId, user, actor } = world;
  const { id } = await createServiceConnection(test.db, organizationId, {
    name: "Ours",
    credentials,
    secrets,
    createdById: user.id,
    actor,
  });
  await requestServiceTest(test.db, organizationId, id);
  const seen: string[] = [];
  const look = async () => (await listServiceConnections(test.db, organizationId)).find((one) => one.id === id)!;
  const looks: Promise<unknown>[] = [];
  const signals = {
    publish: () =>
      void looks.push(
        look().then((one) =>
          seen.push(
            connectionChecks(one)
              .map(({ name, state }) => `${name} ${state}`)
              .join(", "),
          ),
        ),
      ),
  };
  await serviceTest(
    {
      db: test.db,
      services: createServiceSource({ db: test.db, secrets, endpoint }),
      signals: signals as never,
      logger: pino({ level: "silent" }),
    },
    { organizationId, connectionId: id },
  );
  await Promise.all(looks);
  const connection = await look();
  return { connection, checks: connectionChecks(connection), seen };
}

const words = (checks: ReturnType<typeof connectionChecks>) => checks.map(({ name, state }) => `${name} ${state}`);

describe("the test of an account at a service", () => {
  it("says who we are at Confluent and what we may look at", async () => {
    const { connection, checks, seen } = await tested(handedOut.confluent!);
    expect(connection).toMatchObject({ isTestPassed: true, testRequestedAt: null, testMessage: handedOut.confluent?.apiKey });
    expect(words(checks)).toEqual(["credentials passed", "identity passed", "account passed", "permissions passed"]);
    expect(checks.at(-1)?.detail).toMatch(/environments and service accounts/);
    expect(seen.length).toBe(3);
  });

  it("says who we are in a workspace of Databricks and what we may look at", async () => {
    const { connection, checks } = await tested(handedOut.databricks!);
    expect(connection.isTestPassed).toBe(true);
    expect(checks.find(({ name }) => name === "account")?.detail).toBe(handedOut.databricks?.workspace);
    expect(checks.at(-1)).toMatchObject({ name: "permissions", state: "passed" });
  });

  it.each(["confluent", "databricks"] as const)("ends at a secret that %s does not take, and says what to do", async (service) => {
    const wrong = "wrong-secret-that-is-long-enough-for-anything";
    const access =
      service === "confluent" ? { ...handedOut.confluent!, apiSecret: wrong } : { ...handedOut.databricks!, clientSecret: wrong };
    const { connection, checks } = await tested(access);
    expect(connection).toMatchObject({ isTestPassed: false, testRequestedAt: null });
    expect(words(checks)).toEqual(["credentials failed", "identity unknown", "account unknown", "permissions unknown"]);
    expect(connection.testMessage).toMatch(/\w\. \w.*\.$/);
  });

  it.each(["confluent", "databricks"] as const)("blames the address of %s and not the secret where nobody answers", async (service) => {
    const { connection, checks } = await tested(handedOut[service]!, "http://127.0.0.1:5");
    expect(words(checks)).toEqual(["account failed", "credentials unknown", "identity unknown", "permissions unknown"]);
    expect(connection.testMessage).toMatch(/^127\.0\.0\.1:5 did not answer: .*ECONNREFUSED.*\. Check the network/);
  });

  it("names what it may not look at, and passes all the same", async () => {
    const fault = {
      match: { operation: "listIamV2ServiceAccounts" },
      action: { kind: "fail", at: "call", code: "account_not_authorized", status: 403, message: "Not allowed." },
      count: 1,
    };
    const response = await fetch(new URL("/_sandbox/faults", processes.sandboxUrl), {
      method: "POST",
      headers: { authorization: `Bearer ${processes.controlToken}`, "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    expect(response.ok).toBe(true);
    const { connection, checks } = await tested(handedOut.confluent!);
    expect(connection.isTestPassed).toBe(true);
    expect(checks.at(-1)).toMatchObject({ state: "failed", detail: expect.stringMatching(/service accounts \(account_not_authorized/) });
  });
});
