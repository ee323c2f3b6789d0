import type { Permission, Role } from "@zerolake/access";
import { createProject, createServiceAccount, createToken, TOKEN_PREFIX } from "@zerolake/db";
import { createWorld, EMPTY_BLUEPRINT, EMPTY_LAYOUT, EMPTY_PLAN, putInState, type World } from "@zerolake/db/testing";
import { planHash } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admitToken } from "@/server/auth/bearer-token.ts";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";
import { appRouter } from "@/server/trpc/router.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  owner = await signedIn(world.user.id);
});
afterAll(() => stop());

const signedIn = (userId: string) => consoleOf(services, userId);

async function member(role: Role) {
  const { prisma } = services.database;
  const { id } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: "Ken" } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId: id, role } });
  return { id, console: await signedIn(id) };
}

/** A program that shows the token, as the route of the API resolves it. */
async function programWith(token: string): Promise<Console> {
  const from = { address: "192.0.2.7", userAgent: "ci/1" };
  return appRouter.createCaller({ requestId: "test", from, services, ...(await admitToken(services.database, token, from)) });
}

const org = () => ({ organization: world.slug });
const at = () => ({ ...org(), project: world.project.slug });
const dev = () => ({ ...at(), environment: world.environment.slug });
const wanted = (permits: Role | Permission[], more = {}) => ({ ...org(), name: "CI", days: 90, permits, ...more });

const approve = (caller: Console, deployment: number) =>
  caller.deployments.approve({ ...at(), deployment, planHash: planHash(EMPTY_PLAN) });

/** A plan that was asked for by this caller, waiting for its approval. */
async function plannedBy(caller: Console): Promise<number> {
  const { number } = await caller.deployments.plan({ ...dev() });
  const { prisma } = services.database;
  const { id } = await prisma.deployment.findFirstOrThrow({ where: { organizationId: world.organizationId, number } });
  const document = JSON.parse(JSON.stringify(EMPTY_PLAN));
  const hash = planHash(EMPTY_PLAN);
  await prisma.deploymentPlan.create({
    data: { organizationId: world.organizationId, deploymentId: id, hash, document, components: [] },
  });
  await putInState(services.database, id, "awaitingApproval", { planHash: hash, approvalExpiresAt: new Date(Date.now() + 3_600_000) });
  return number;
}

describe("a token", () => {
  it("is told once, kept as a hash, and lists when and from where it was last used", async () => {
    const { token } = await owner.tokens.create(wanted("viewer"));
    expect(token).toMatch(/^zl_[\w-]{43}$/);
    const stored = JSON.stringify(await services.database.prisma.accessToken.findMany({ where: { organizationId: world.organizationId } }));
    expect(stored).not.toContain(token.slice(TOKEN_PREFIX.length));
    await (await programWith(token)).projects.list({ ...org() });
    const { tokens } = await owner.tokens.own(org());
    expect(tokens).toMatchObject([{ name: "CI", ending: token.slice(-4), permits: "viewer", lastUsedFrom: "192.0.2.7" }]);
    expect(JSON.stringify(tokens)).not.toContain(token);
  });

  it("allows what its role allows of what its owner may, and no more", async () => {
    const { console } = await member("viewer");
    const deployer = await programWith((await owner.tokens.create(wanted("deployer"))).token);
    await deployer.environments.lock({ ...dev(), reason: "Quarter close" });
    await expect(deployer.projects.rename({ ...at(), name: "Mine" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: "You may not rename and describe projects in Lake: the token was not given that permission.",
    });
    const viewers = await programWith((await console.tokens.create(wanted("deployer"))).token);
    await expect(viewers.environments.unlock(dev())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("with listed permissions has those alone, and in one project finds nothing else", async () => {
    const listed = await programWith((await owner.tokens.create(wanted(["project:read"]))).token);
    expect((await listed.projects.list(org())).rows).toHaveLength(1);
    await expect(listed.environments.list(at())).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { user, actor } = world;
    const fraud = { name: "Fraud", document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, createdById: user.id, actor };
    const other = await createProject(services.database, world.organizationId, fraud);
    const bound = await programWith((await owner.tokens.create(wanted("editor", { inProject: other.slug }))).token);
    await expect(bound.environments.list(at())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await bound.environments.list({ ...org(), project: other.slug })).toEqual([]);
    await expect(bound.projects.list(org())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("never makes tokens, reaches people or the organisation itself, nor what belongs to a person", async () => {
    const program = await programWith((await owner.tokens.create(wanted("owner"))).token);
    for (const call of [
      () => program.tokens.create(wanted("viewer")),
      () => program.tokens.own(org()),
      () => program.tokens.createAccount({ ...org(), name: "x", role: "viewer" }),
      () => program.navigation.organizations(),
    ])
      await expect(call()).rejects.toMatchObject({
        code: "FORBIDDEN",
        message: expect.stringContaining("only somebody who has signed in"),
      });
  });

  it("is dead with the next call when it is revoked, has ended, or its person was deactivated", async () => {
    const refused = { code: "unauthenticated", message: "This token is not known here, or has ended." };
    const { prisma } = services.database;
    const { id, console } = await member("editor");
    const [one, two, three] = [wanted("editor"), wanted("editor"), wanted("editor")].map((input) => console.tokens.create(input));
    const [revoked, ended, orphaned] = [await one!, await two!, await three!];
    for (const { token } of [revoked, ended, orphaned]) await (await programWith(token)).projects.list(org());
    await console.tokens.revoke({ ...org(), token: revoked.id });
    await prisma.accessToken.update({ where: { id: ended.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await prisma.membership.updateMany({ where: { userId: id }, data: { deactivatedAt: new Date() } });
    for (const { token } of [revoked, ended, orphaned]) await expect(programWith(token)).rejects.toMatchObject(refused);
    const refusals = { organizationId: world.organizationId, result: "refused" };
    expect(await prisma.auditEntry.count({ where: refusals })).toBe(3);
    await expect(programWith(revoked.token)).rejects.toMatchObject(refused);
    expect(await prisma.auditEntry.count({ where: refusals })).toBe(3);
    for (const forged of ["zl_", `zl_${"a".repeat(43)}`, "Bearer", revoked.id])
      await expect(programWith(forged)).rejects.toMatchObject(refused);
  });

  it("ends a stream that it holds open when it is revoked", async () => {
    const { id, token } = await owner.tokens.create(wanted("viewer"));
    const stream = (await (await programWith(token)).live.stream({ ...org() }))[Symbol.asyncIterator]();
    await stream.next();
    await owner.tokens.revoke({ ...org(), token: id });
    await expect(stream.next()).rejects.toThrow("signed out");
  });

  it("is of its organisation only, and nobody ends or extends somebody else's but who manages tokens", async () => {
    const { console } = await member("editor");
    const mine = await owner.tokens.create(wanted("viewer"));
    const elsewhere = await createWorld(services.database);
    await services.database.prisma.membership.create({
      data: { organizationId: elsewhere.organizationId, userId: world.user.id, role: "owner" },
    });
    await expect((await programWith(mine.token)).projects.list({ organization: elsewhere.slug })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(console.tokens.revoke({ ...org(), token: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(console.tokens.revokeAny({ ...org(), token: mine.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const kens = await console.tokens.create(wanted("viewer"));
    expect((await owner.tokens.all(org())).others).toMatchObject([{ owner: "Ken", name: "CI" }]);
    await owner.tokens.revokeAny({ ...org(), token: kens.id });
    await expect(programWith(kens.token)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("lives a year at most and can be extended as long as it lives", async () => {
    await expect(owner.tokens.create(wanted("viewer", { days: 366 }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { id } = await owner.tokens.create(wanted("viewer", { days: 1 }));
    await owner.tokens.extend({ ...org(), token: id, days: 90 });
    const [token] = (await owner.tokens.own(org())).tokens;
    expect(token!.expiresAt.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000);
    await services.database.prisma.accessToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expect(owner.tokens.extend({ ...org(), token: id, days: 90 })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  });
});

describe("a service account", () => {
  it("is no member, acts in its own name, and all of it ends at once", async () => {
    const { id } = await owner.tokens.createAccount({ ...org(), name: "Nightly deploys", role: "deployer" });
    const { token } = await owner.tokens.createForAccount({ ...wanted("deployer"), account: id });
    const program = await programWith(token);
    await program.environments.lock({ ...dev(), reason: "Quarter close" });
    const entry = await services.database.prisma.auditEntry.findFirstOrThrow({
      where: { organizationId: world.organizationId, action: "environment.lock" },
    });
    expect(entry).toMatchObject({ actorKind: "service", actorId: id, actorName: "Nightly deploys", address: "192.0.2.7" });
    expect((await owner.projects.people(org())).map(({ name }) => name)).toEqual(["Mira"]);
    await owner.tokens.endAccount({ ...org(), account: id });
    await expect(programWith(token)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await owner.tokens.all(org())).accounts).toEqual([]);
  });
});

describe("an environment that needs another approver", () => {
  beforeEach(() => owner.environments.update({ ...dev(), revision: 0, approvalRule: "otherApprover" }));

  it("counts what a person's token asks for as theirs, in the audit log, too", async () => {
    const { console } = await member("deployer");
    const number = await plannedBy(await programWith((await console.tokens.create(wanted("deployer"))).token));
    await expect(approve(console, number)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("you are one of them"),
    });
    const entry = await services.database.prisma.auditEntry.findFirstOrThrow({
      where: { organizationId: world.organizationId, actorName: { contains: "Ken" }, targetType: "deployment" },
    });
    expect(entry.actorName).toBe("Ken (token “CI”)");
  });

  it("keeps out whoever made a token of the service account that planned, and a service account of whoever planned", async () => {
    const { id: ken, console } = await member("admin");
    const actor = { kind: "user", id: ken, name: "Ken" } as const;
    const account = await createServiceAccount(services.database, world.organizationId, { name: "Deploys", role: "deployer", actor });
    const kens = await createToken(services.database, world.organizationId, {
      userId: account.id,
      name: "CI",
      bounds: { permits: "deployer" },
      days: 1,
      actor,
    });
    const program = await programWith(kens.token);
    const byProgram = await plannedBy(program);
    await expect(approve(console, byProgram)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await owner.deployments.discard({ ...at(), deployment: byProgram });
    const byKen = await plannedBy(console);
    await expect(approve(program, byKen)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("you are one of them"),
    });
  });
});
