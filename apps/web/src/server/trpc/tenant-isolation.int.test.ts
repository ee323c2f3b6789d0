import { TRPCError } from "@trpc/server";
import { createSecretBox, createServiceConnection } from "@zerolake/db";
import { approvedDeployment, createWorld, TEST_MASTER_KEY, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { type Console, consoleOf, consoleOfNobody } from "./console.testing.ts";
import { LISTED_PROCEDURES } from "./procedures.testing.ts";

const guarded = LISTED_PROCEDURES.filter(({ meta }) => meta?.access.scope !== "public" && meta?.access.scope !== "user");
const names = guarded.map(({ name }) => name);

/** Ids that only say where a page of one's own list begins, or narrow it down. */
const PLACES_IN_LISTS: ReadonlySet<string> = new Set([
  "projects.list cursor.id",
  "projects.list owner",
  ...["needs", "environments", "running", "deliveries", "findings", "costs", "health", "proofs", "wallboard"].map(
    (tile) => `dashboard.${tile} owner`,
  ),
]);
const SENDING = {
  name: "stolen",
  kinds: ["audit.broken"],
  projectId: null,
  environmentId: null,
  email: "stolen@example.com",
  endpointId: null,
};
/** What these procedures demand beside an address. */
const TERMS = { name: "stolen", rule: "gpuCeiling", settings: { gpus: 1 }, effect: "warn", scope: { by: "all" } };
const NEEDED_BESIDES: Readonly<Record<string, object>> = {
  "environments.create": { name: "stolen", region: "eu-central-1", tier: "prototype" },
  "environments.update": { revision: 0 },
  "drift.adoptInDesign": { revision: 0, component: "stolen", key: "stolen", place: "design" },
  "drift.adoptInEnvironment": { revision: 0, component: "stolen", key: "stolen" },
  "orphans.ignore": { reason: "stolen", until: "2030-01-01" },
  "environments.chooseService": { service: "confluent" },
  "members.changeRole": { role: "viewer" },
  "roles.check": { permission: "project:read" },
  "roles.grant": { role: "editor", inProject: "lake" },
  "tokens.extend": { days: 1 },
  "tokens.extendAny": { days: 1 },
  "tokens.createForAccount": { name: "stolen", days: 1, permits: "viewer" },
  "sso.setState": { state: "off", revision: 1 },
  "guardrails.update": { revision: 1, terms: TERMS },
  "notifications.createRule": { rule: SENDING },
  "notifications.updateRule": { ruleId: "00000000-0000-4000-8000-000000000000", rule: SENDING },
  "notifications.setRuleEnabled": { isEnabled: false },
  "guardrails.setEnabled": { revision: 1, isEnabled: false },
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

/** The same with another value at a path. */
function withAt(input: object, [key = "", ...rest]: readonly string[], value: unknown): object {
  const inside = (input as Record<string, object | undefined>)[key] ?? {};
  return { ...input, [key]: rest.length === 0 ? value : withAt(inside, rest, value) };
}

async function codeOf(caller: Console, name: string, input: unknown): Promise<string> {
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
    expect(await codeOf(await consoleOf(services, ours.user.id), name, addressOf(theirs, theirDeployment))).toBe("NOT_FOUND");
  });

  it.each(guarded.flatMap(({ name, ids }) => ids.filter((id) => !PLACES_IN_LISTS.has(`${name} ${id}`)).map((id) => [name, id] as const)))(
    "%s does not resolve its %s behind an address of one's own either",
    async (name, id) => {
      const caller = await consoleOf(services, ours.user.id);
      const connection = ABOUT_SERVICES.has(name) ? theirServiceConnection : theirs.connection.id;
      const foreign = id === "connection" ? connection : theirDeploymentId;
      const input = withAt({ ...addressOf(ours), ...NEEDED_BESIDES[name] }, id.split("."), foreign);
      expect(await codeOf(caller, name, input)).toBe("NOT_FOUND");
    },
  );
});

describe("nobody", () => {
  it.each(names)("%s refuses somebody who is not signed in", async (name) => {
    expect(await codeOf(consoleOfNobody(services), name, addressOf(ours))).toBe("UNAUTHORIZED");
  });
});
