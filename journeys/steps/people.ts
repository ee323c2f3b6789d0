import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext } from "@playwright/test";
import { createDatabase, createDeployment, type Database, hashPassword, requestCancel } from "@zerolake/db";
import { createWorld } from "@zerolake/db/testing";
import { ORGANIZATION, signInAs } from "./console.ts";

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly passphrase: string;
}

/** What belongs to people whom nobody of the demo organisation knows. */
export interface Strangers {
  readonly organization: string;
  readonly project: string;
  readonly connection: string;
}

/** People cannot be invited through the console yet, so journeys put them where the console finds them. */
async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = createDatabase({ connectionString: process.env["DATABASE_URL"] ?? "", poolSize: 2 });
  return work(database).finally(() => database.close());
}

/** Somebody new in the demo organisation who may edit and deploy. */
export function addColleague(name: string): Promise<Person> {
  const person = { name, email: `${randomUUID().slice(0, 8)}@example.com`, passphrase: randomUUID() };
  return withDatabase(async (database) => {
    const passwordHash = await hashPassword(person.passphrase);
    const { id: userId } = await database.prisma.user.create({ data: { name, email: person.email, passwordHash } });
    const organization = await database.prisma.organization.findUniqueOrThrow({ where: { slug: ORGANIZATION } });
    await database.prisma.membership.create({ data: { organizationId: organization.id, userId, role: "owner" } });
    return person;
  });
}

/** An organisation of its own, with an owner and a member who have passphrases. */
export function addOrganization(slug: string): Promise<{ readonly owner: Person; readonly member: Person }> {
  const person = (name: string) => ({ name, email: `${randomUUID().slice(0, 8)}@${slug}.test`, passphrase: randomUUID() });
  const [owner, member] = [person("Olga Brandt"), person("Ken Abe")];
  return withDatabase(async ({ prisma }) => {
    const { id: organizationId } = await prisma.organization.create({ data: { slug, name: slug } });
    for (const [role, { name, email, passphrase }] of [["owner", owner] as const, ["editor", member] as const]) {
      const { id: userId } = await prisma.user.create({ data: { name, email, passwordHash: await hashPassword(passphrase) } });
      await prisma.membership.create({ data: { organizationId, userId, role } });
    }
    return { owner, member };
  });
}

/** Another organisation with a project, an environment and a deployment that is over. */
export function addStrangers(): Promise<Strangers> {
  return withDatabase(async (database) => {
    const world = await createWorld(database);
    const input = { environmentId: world.environment.id, kind: "apply" as const, versionId: world.version.id, actor: world.actor };
    const { id } = await createDeployment(database, world.organizationId, input);
    await requestCancel(database, world.organizationId, { deploymentId: id, by: world.actor });
    return { organization: world.slug, project: world.project.slug, connection: world.connection.id };
  });
}

/** A browser of their own, signed in. */
export async function openBrowserOf(browser: Browser, person: Person): Promise<BrowserContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, person);
  await page.close();
  return context;
}

/** As if the time of all their sessions were over. */
export function endSessionsOf({ email }: Person): Promise<void> {
  return withDatabase(async ({ prisma }) => {
    await prisma.session.updateMany({ where: { user: { email } }, data: { expiresAt: new Date(0) } });
  });
}

/** Makes a draft what a later version would store: a schema and a component that this one does not know. Returns the document. */
export function storeNewerDraft(project: string): Promise<unknown> {
  return withDatabase(async ({ prisma }) => {
    const { id, document } = await prisma.blueprint.findFirstOrThrow({ where: { project: { slug: project } } });
    const { components, ...rest } = document as { components: object[] };
    const oracle = { id: "oracle", kind: "crystal-ball", title: "Oracle", settings: {}, mood: "bright" };
    const newer = { ...rest, schemaVersion: 2, components: [...components, oracle] };
    await prisma.blueprint.update({ where: { id }, data: { document: newer } });
    return newer;
  });
}
