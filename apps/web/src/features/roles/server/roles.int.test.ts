import type { Role } from "@zerolake/access";
import { approvedDeployment, createWorld, putInState, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Console;
let ken: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  owner = await consoleOf(services, world.user.id);
  ken = await member("viewer");
});
afterAll(() => stop());

async function member(role: Role): Promise<string> {
  const { prisma } = services.database;
  const { id } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: "Ken" } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId: id, role } });
  return id;
}

const org = () => ({ organization: world.slug });
const inDev = () => ({ inProject: world.project.slug, inEnvironment: world.environment.slug });
const ask = (person: string, permission: "deployment:approve" | "project:create", place = {}) =>
  owner.roles.check({ ...org(), person, permission, ...place });

it("access is checked for a person, an action and a place, and says why not", async () => {
  expect(await ask(ken, "deployment:approve", inDev())).toEqual({
    isAllowed: false,
    sentence: "Ken may not approve or discard plans in dev: that needs the Approver role, and Ken is Viewer there.",
  });
  expect(await ask(world.user.id, "project:create")).toEqual({
    isAllowed: true,
    sentence: "Mira may create projects in this organisation.",
  });
  await expect(ask((await createWorld(services.database)).user.id, "project:create")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("access to approve says what the environment's rule and the plan that waits there say", async () => {
  await owner.environments.update({
    organization: world.slug,
    project: world.project.slug,
    environment: world.environment.slug,
    revision: 0,
    approvalRule: "otherApprover",
  });
  expect((await ask(world.user.id, "deployment:approve", inDev())).sentence).toBe(
    "Mira may approve plans in dev that somebody else is the author of.",
  );
  await putInState(services.database, await approvedDeployment(services.database, world), "awaitingApproval", {
    approvalExpiresAt: new Date(Date.now() + 3_600_000),
  });
  expect(await ask(world.user.id, "deployment:approve", inDev())).toEqual({
    isAllowed: false,
    sentence: "Mira may not approve #1 in dev: dev needs an approver other than the authors, and Mira is one of them.",
  });
});

it("a role is granted in an environment and taken back, and both lists tell it", async () => {
  const { id } = await owner.roles.grant({ ...org(), person: ken, role: "approver", ...inDev() });
  const granted = [{ id, person: { name: "Ken" }, role: "approver", environment: { slug: "dev" } }];
  expect(await owner.roles.grants(org())).toMatchObject(granted);
  expect(await owner.roles.ofProject({ ...org(), project: world.project.slug })).toMatchObject(granted);
  expect((await ask(ken, "deployment:approve", inDev())).isAllowed).toBe(true);
  expect((await ask(ken, "deployment:approve", { inProject: world.project.slug })).isAllowed).toBe(false);
  await owner.roles.endGrant({ ...org(), grant: id });
  expect(await owner.roles.grants(org())).toEqual([]);
});
