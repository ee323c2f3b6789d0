import { TRPCError } from "@trpc/server";
import { createSecretBox, createSession, type Database, findLiveSession } from "@zerolake/db";
import { approvedDeployment, createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { createJobQueue, createSignals } from "@zerolake/queue";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessionCache } from "../auth/session-cache.ts";
import { createSignInLimiter } from "../auth/sign-in-limiter.ts";
import type { Services } from "../services.ts";
import type { AccessMeta } from "./init.ts";
import { appRouter } from "./router.ts";

const procedures = Object.entries(appRouter._def.procedures as Record<string, { _def: { meta?: AccessMeta; type: string } }>);
const guarded = procedures.filter(([, { _def }]) => _def.meta?.access.scope !== "public" && _def.meta?.access.scope !== "user");
const names = guarded.map(([name]) => name);

let test: TestDatabase;
let services: Services;
let ours: World;
let theirs: World;
let theirDeployment: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const redisUrl = process.env["REDIS_URL"] ?? "";
  const redis = new Redis(redisUrl);
  services = {
    environment: {} as Services["environment"],
    database: test.db,
    redis,
    queue: createJobQueue(redisUrl),
    signals: createSignals(redisUrl),
    secretBox: createSecretBox(TEST_MASTER_KEY),
    signInLimiter: createSignInLimiter(redis),
    sessions: createSessionCache(test.db),
  };
  ours = await createWorld(test.db);
  theirs = await createWorld(test.db);
  const id = await approvedDeployment(test.db, theirs);
  theirDeployment = (await test.db.prisma.deployment.findUniqueOrThrow({ where: { id } })).number;
});

afterAll(async () => {
  services.signals.close();
  await services.queue.close();
  services.redis.disconnect();
  await test.drop();
});

async function callerFor(db: Database, userId: string | undefined) {
  const session = userId ? await findLiveSession(db, await createSession(db, { userId, lifetimeMs: 60_000 })) : undefined;
  return appRouter.createCaller({ requestId: "test", session, services });
}

/** Where everything of an organisation is found; procedures take of it what they need. */
function addressOf(world: World, deployment = 1) {
  return {
    organization: world.slug,
    project: world.project.slug,
    environment: world.environment.slug,
    deployment,
    connection: world.connection.id,
    blueprint: "main",
  };
}

async function codeOf(caller: Awaited<ReturnType<typeof callerFor>>, name: string, input: unknown): Promise<string> {
  const procedure = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller) as (
    input: unknown,
  ) => Promise<unknown>;
  return procedure(input).then(
    () => "OK",
    (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
  );
}

describe("another organisation's address", () => {
  it.each(names)("%s does not resolve it", async (name) => {
    expect(await codeOf(await callerFor(test.db, ours.user.id), name, addressOf(theirs, theirDeployment))).toBe("NOT_FOUND");
  });

  it("does not resolve behind an address of one's own either", async () => {
    const caller = await callerFor(test.db, ours.user.id);
    const mixed = { ...addressOf(ours), connection: theirs.connection.id };
    expect(await codeOf(caller, "connections.get", mixed)).toBe("NOT_FOUND");
    expect(await codeOf(caller, "environments.update", mixed)).toBe("NOT_FOUND");
    const create = { ...mixed, name: "stolen", region: "eu-central-1", tier: "prototype" };
    expect(await codeOf(caller, "environments.create", create)).toBe("NOT_FOUND");
  });
});

describe("nobody", () => {
  it.each(names)("%s refuses somebody who is not signed in", async (name) => {
    expect(await codeOf(await callerFor(test.db, undefined), name, addressOf(ours))).toBe("UNAUTHORIZED");
  });
});

describe("a viewer", () => {
  const changes = guarded.filter(([, { _def }]) => _def.type === "mutation").map(([name]) => name);

  it.each(changes)("%s is refused", async (name) => {
    const viewer = await test.db.prisma.user.create({ data: { email: `${name}@example.com`, name: "Viewer" } });
    await test.db.prisma.membership.create({ data: { organizationId: ours.organizationId, userId: viewer.id, role: "viewer" } });
    expect(await codeOf(await callerFor(test.db, viewer.id), name, addressOf(ours))).toBe("FORBIDDEN");
  });
});
