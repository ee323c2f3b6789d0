import { TRPCError } from "@trpc/server";
import { createSecretBox, createServiceConnection, createSession, type Database, findLiveSession } from "@zerolake/db";
import { approvedDeployment, createWorld, TEST_MASTER_KEY, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { LISTED_PROCEDURES } from "./procedures.testing.ts";
import { appRouter } from "./router.ts";

const guarded = LISTED_PROCEDURES.filter(({ meta }) => meta?.access.scope !== "public" && meta?.access.scope !== "user");
const names = guarded.map(({ name }) => name);

/** Ids that only say where a page of one's own list begins, or narrow it down. */
const PLACES_IN_LISTS: ReadonlySet<string> = new Set(["projects.list cursor.id", "projects.list owner"]);
/** What these procedures demand beside an address. */
const NEEDED_BESIDES: Readonly<Record<string, object>> = {
  "environments.create": { name: "stolen", region: "eu-central-1", tier: "prototype" },
  "environments.update": { revision: 0 },
  "environments.chooseService": { service: "confluent" },
};
/** Procedures whose connection is an account at a service beside the clouds. */
const ABOUT_SERVICES: ReadonlySet<string> = new Set([
  "environments.chooseService",
  "connections.services.remove",
  "connections.services.test",
]);

let services: Services;
let stop: () => Promise<void>;
let ours: World;
let theirs: World;
let theirDeployment: number;
let theirDeploymentId: string;
let theirServiceConnection: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  ours = await createWorld(services.database);
  theirs = await createWorld(services.database);
  theirDeploymentId = await approvedDeployment(services.database, theirs);
  theirServiceConnection = await serviceConnectionOf(theirs);
  theirDeployment = (await services.database.prisma.deployment.findUniqueOrThrow({ where: { id: theirDeploymentId } })).number;
});

afterAll(() => stop());

async function serviceConnectionOf({ organizationId, user, actor }: World): Promise<string> {
  const secrets = createSecretBox(TEST_MASTER_KEY);
  const credentials = { apiKey: "K", apiSecret: "S" };
  const fields = { name: "theirs", credentials, secrets, createdById: user.id, actor };
  return (await createServiceConnection(services.database, organizationId, fields)).id;
}

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
    expect(await codeOf(await callerFor(services.database, ours.user.id), name, addressOf(theirs, theirDeployment))).toBe("NOT_FOUND");
  });

  it.each(guarded.flatMap(({ name, ids }) => ids.filter((id) => !PLACES_IN_LISTS.has(`${name} ${id}`)).map((id) => [name, id] as const)))(
    "%s does not resolve its %s behind an address of one's own either",
    async (name, id) => {
      const caller = await callerFor(services.database, ours.user.id);
      const connection = ABOUT_SERVICES.has(name) ? theirServiceConnection : theirs.connection.id;
      const foreign = id === "connection" ? connection : theirDeploymentId;
      const input = { ...addressOf(ours), ...NEEDED_BESIDES[name], [id]: foreign };
      expect(await codeOf(caller, name, input)).toBe("NOT_FOUND");
    },
  );
});

describe("nobody", () => {
  it.each(names)("%s refuses somebody who is not signed in", async (name) => {
    expect(await codeOf(await callerFor(services.database, undefined), name, addressOf(ours))).toBe("UNAUTHORIZED");
  });
});

describe("a viewer", () => {
  const changes = guarded.filter(({ type }) => type === "mutation").map(({ name }) => name);

  it.each(changes)("%s is refused", async (name) => {
    const viewer = await services.database.prisma.user.create({ data: { email: `${name}@example.com`, name: "Viewer" } });
    await services.database.prisma.membership.create({ data: { organizationId: ours.organizationId, userId: viewer.id, role: "viewer" } });
    expect(await codeOf(await callerFor(services.database, viewer.id), name, addressOf(ours))).toBe("FORBIDDEN");
  });
});
