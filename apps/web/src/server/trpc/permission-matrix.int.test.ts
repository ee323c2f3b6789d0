import { TRPCError } from "@trpc/server";
import { GRANTABLE_ROLES, isAllowed, PERMISSION_WORDS, type Permission, type Place, type Rights, ROLES } from "@zerolake/access";
import { createGrant, createSession, createToken, findLiveSession } from "@zerolake/db";
import { approvedDeployment, createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { admitToken } from "../auth/bearer-token.ts";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { type Console } from "./console.testing.ts";
import { LISTED_PROCEDURES, type ListedProcedure } from "./procedures.testing.ts";
import { appRouter } from "./router.ts";
import { type JsonSchema, sampleOf } from "./sample-input.testing.ts";

/** What no form tells about an input, and what a sample of its form does not meet. */
const TERMS = { name: "sampled", rule: "gpuCeiling", settings: { gpus: 1 }, effect: "warn", scope: { by: "all" } };
const MEANT: Readonly<Record<string, object>> = {
  "guardrails.test": { terms: TERMS },
  "guardrails.create": { terms: TERMS },
  "guardrails.update": { terms: TERMS },
};

type Caller = Console;
interface Subject {
  readonly name: string;
  readonly caller: Caller;
  readonly rights: Rights;
}
interface Scene {
  readonly world: World;
  readonly subjects: readonly Subject[];
}

const guarded = LISTED_PROCEDURES.flatMap(({ meta, ...procedure }) =>
  meta && "permission" in meta.access ? [{ ...procedure, ...meta.access }] : [],
);

let services: Services;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
afterAll(() => stop());

/** An organisation with one person for each role, for each role that is granted in a place, and a token of its owner. */
async function createScene(): Promise<Scene> {
  const world = await createWorld(services.database);
  await approvedDeployment(services.database, world);
  const { id: project } = world.project;
  const { id: environment } = world.environment;
  const places = [{ project }, { project, environment }];
  const byRole = ROLES.map((role) => ({ name: role, rights: { role, grants: [] } as Rights }));
  const byGrant = places.flatMap((place) =>
    GRANTABLE_ROLES.map((role) => ({
      name: `viewer, ${role} in ${"environment" in place ? "the environment" : "the project"}`,
      rights: { role: "viewer", grants: [{ role, ...place }] } as Rights,
    })),
  );
  const people = await Promise.all([...byRole, ...byGrant].map((subject) => personOf(world, subject)));
  return { world, subjects: [...people, await ownersToken(world)] };
}

async function personOf({ organizationId, actor }: World, { name, rights }: Omit<Subject, "caller">): Promise<Subject> {
  const { database } = services;
  const { id: userId } = await database.prisma.user.create({ data: { email: `${crypto.randomUUID()}@example.com`, name } });
  await database.prisma.membership.create({ data: { organizationId, userId, role: rights.role } });
  for (const { role, project: projectId, environment } of rights.grants)
    await createGrant(database, organizationId, { userId, role, projectId, ...(environment ? { environmentId: environment } : {}), actor });
  const session = await findLiveSession(database, await createSession(database, { userId, lifetimeMs: 600_000, method: "passphrase" }));
  return { name, rights, caller: appRouter.createCaller({ requestId: "test", from: {}, session, services }) };
}

async function ownersToken({ organizationId, user, actor }: World): Promise<Subject> {
  const bounds = { permits: "owner" } as const;
  const { token } = await createToken(services.database, organizationId, { userId: user.id, name: "CI", bounds, days: 1, actor });
  const call = await admitToken(services.database, token, {});
  return {
    name: "owner, by token",
    rights: { role: "owner", grants: [], bounds },
    caller: appRouter.createCaller({ requestId: "test", from: {}, services, ...call }),
  };
}

function inputOf({ name, inputs }: Pick<ListedProcedure, "name" | "inputs">, { world }: Scene): object {
  const samples = inputs.map((input) => sampleOf(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema));
  const address = {
    organization: world.slug,
    project: world.project.slug,
    environment: world.environment.slug,
    deployment: 1,
    connection: world.connection.id,
  };
  const sampled = Object.assign({}, ...samples) as Record<string, unknown>;
  const addressed = Object.entries(address).filter(
    ([key]) => key in sampled && typeof sampled[key] === typeof address[key as keyof typeof address],
  );
  return { ...sampled, ...Object.fromEntries(addressed), ...MEANT[name] };
}

function placeOf(scope: string, { world }: Scene): Place {
  if (scope === "organization") return {};
  return scope === "project" ? { project: world.project.id } : { project: world.project.id, environment: world.environment.id };
}

/** `refused` when the builder does not let somebody in for want of this permission; whatever the body says is `let in`. */
async function outcomeOf(caller: Caller, name: string, permission: Permission, input: object): Promise<"refused" | "let in" | "done"> {
  const call = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller) as (
    input: object,
  ) => Promise<unknown>;
  try {
    const answer = await call(input);
    if (isStream(answer)) await answer[Symbol.asyncIterator]().return?.();
    return "done";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const isRefusal = error.code === "FORBIDDEN" && error.message.startsWith(`You may not ${PERMISSION_WORDS[permission]} `);
    return isRefusal ? "refused" : "let in";
  }
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

/** Whether everything that calls address, and everybody who calls, is there still. */
async function isWhole({ world, subjects }: Scene): Promise<boolean> {
  const { rows } = await services.database.pool.query<{ people: number; grants: number; places: number }>(
    `SELECT (SELECT count(*)::int FROM membership WHERE organization_id = $1 AND deactivated_at IS NULL) AS people,
       (SELECT count(*)::int FROM access_grant WHERE organization_id = $1) AS grants,
       (SELECT count(*)::int FROM organization o JOIN project p ON p.organization_id = o.id JOIN environment e ON e.project_id = p.id
        WHERE o.id = $1 AND o.slug = $2 AND o.deletion_asked_at IS NULL AND p.id = $3 AND p.deleted_at IS NULL AND e.id = $4 AND e.deleted_at IS NULL) AS places`,
    [world.organizationId, world.slug, world.project.id, world.environment.id],
  );
  const [found] = rows;
  return found?.places === 1 && found.people >= subjects.length && found.grants >= 2 * GRANTABLE_ROLES.length;
}

const PLACEHOLDER = {
  slug: "org",
  project: { slug: "lake" },
  environment: { slug: "dev" },
  connection: { id: "00000000-0000-4000-8000-000000000000" },
} as World;

it.each(guarded.map(({ name, inputs }) => [name, inputs] as const))("%s is called with an input of its form", async (name, inputs) => {
  const scene = { world: PLACEHOLDER, subjects: [] };
  const input = inputOf({ name, inputs }, scene);
  for (const part of inputs) expect(part.safeParse(input).error?.issues ?? []).toEqual([]);
});
/** Reads at once; changes one after the other, since each that is refused is noted in the one audit log. */
async function callAs(scene: Scene, procedure: (typeof guarded)[number], subjects: readonly Subject[]): Promise<readonly string[]> {
  const { name, permission, scope } = procedure;
  const outcomes = await Promise.all(
    subjects.map(async (subject) => ({ subject, outcome: await outcomeOf(subject.caller, name, permission, inputOf(procedure, scene)) })),
  );
  return outcomes.map(({ subject, outcome }) => {
    const isExpected = isAllowed(subject.rights, permission, placeOf(scope, scene)) === (outcome !== "refused");
    return isExpected ? outcome : `${name} as ${subject.name}: ${outcome}`;
  });
}

it("every role, every granted role and a token are refused by every procedure exactly where the table says so", async () => {
  let scene = await createScene();
  const counts = { procedures: guarded.length, subjects: scene.subjects.length, calls: 0, refused: 0, worlds: 1 };
  const wrong: string[] = [];
  const note = (outcomes: readonly string[]) => {
    counts.calls += outcomes.length;
    counts.refused += outcomes.filter((outcome) => outcome === "refused").length;
    wrong.push(...outcomes.filter((outcome) => outcome.includes(" as ")));
  };
  for (const procedure of guarded) {
    const atOnce = procedure.type === "mutation" ? [] : scene.subjects;
    note(await callAs(scene, procedure, atOnce));
    for (const { name } of scene.subjects.filter((subject) => !atOnce.includes(subject))) {
      const outcomes = await callAs(
        scene,
        procedure,
        scene.subjects.filter((subject) => subject.name === name),
      );
      note(outcomes);
      if (!outcomes.includes("done") || (await isWhole(scene))) continue;
      scene = await createScene();
      counts.worlds += 1;
    }
  }
  // oxlint-disable-next-line no-console -- how much was asked belongs to what is shown
  console.log("permission matrix:", counts);
  expect(wrong).toEqual([]);
}, 900_000);
