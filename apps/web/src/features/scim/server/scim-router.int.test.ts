import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";
import { createScimClient, domainOf, type ScimClient, verifyDomain } from "./protocol/scim-client.testing.ts";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

let services: Services;
let stop: () => Promise<void>;
let okta: ScimClient;
let console: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  okta = await createScimClient(services);
  console = await consoleOf(services, okta.world.user.id);
});
afterAll(() => stop());

const at = () => ({ organization: okta.world.slug });
const bring = async (email: string): Promise<string> =>
  (await okta.send("POST /Users", { schemas: [USER], userName: email, displayName: email.split("@")[0], emails: [{ value: email }] })).body
    .id;
const roleOf = async (email: string) =>
  (await services.database.prisma.membership.findFirst({ where: { organizationId: okta.world.organizationId, user: { email } } }))?.role;
const auditLength = () => services.database.prisma.auditEntry.count({ where: { organizationId: okta.world.organizationId } });

describe("the page of the provider", () => {
  it("shows where to ask, makes a token that works and is not shown again, and revokes it at once", async () => {
    const { id, token } = await console.scim.createToken({ ...at(), name: "Entra ID", days: 90 });
    expect((await okta.send("GET /Users", undefined, { token })).status).toBe(200);
    const page = await console.scim.get(at());
    expect(page).toMatchObject({
      address: "http://127.0.0.1/api/scim/v2",
      tokens: [{ name: "Entra ID", lastUsedFrom: "192.0.2.7" }, { name: "Okta" }],
    });
    expect(JSON.stringify(page)).not.toContain(token);
    await console.scim.revokeToken({ ...at(), token: id });
    expect((await okta.send("GET /Users", undefined, { token })).status).toBe(401);
    await expect(console.scim.revokeToken({ ...at(), token: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("shows who would change without changing anything, and saving does just that", async () => {
    const [ken, ada] = [`ken@${domainOf(okta.world)}`, `ada@${domainOf(okta.world)}`];
    const members = [{ value: await bring(ken) }, { value: await bring(ada) }];
    const { id: groupId } = (await okta.send("POST /Groups", { schemas: [GROUP], displayName: "Engineers", members })).body;
    const roles = [{ groupId, role: "editor" as const }];
    const entries = await auditLength();
    const tried = await console.scim.tryRoles({ ...at(), roles });
    expect(tried).toMatchObject([
      { name: "ada", before: { role: "viewer" }, after: { role: "editor" } },
      { name: "ken", before: { role: "viewer" }, after: { role: "editor" } },
    ]);
    expect([await roleOf(ken), await auditLength(), (await console.scim.get(at())).groups]).toEqual([
      "viewer",
      entries,
      [{ id: groupId, name: "Engineers", members: 2, role: null }],
    ]);
    expect(await console.scim.setRoles({ ...at(), roles })).toEqual(tried);
    expect([await roleOf(ken), await roleOf(ada)]).toEqual(["editor", "editor"]);
    expect(await console.scim.tryRoles({ ...at(), roles })).toEqual([]);
    await console.scim.setRoles({ ...at(), roles: [{ groupId, role: null }] });
    expect(await roleOf(ken)).toBe("viewer");
  });

  it("refuses an owner's role, and a group of somebody else", async () => {
    const { id: groupId } = (await okta.send("POST /Groups", { schemas: [GROUP], displayName: "Owners" })).body;
    await expect(console.scim.setRoles({ ...at(), roles: [{ groupId, role: "owner" as never }] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const theirs = await createScimClient(services);
    const { id: foreign } = (await theirs.send("POST /Groups", { schemas: [GROUP], displayName: "Theirs" })).body;
    const attempt = { ...at(), roles: [{ groupId: foreign, role: "viewer" as const }] };
    await expect(console.scim.tryRoles(attempt)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(console.scim.setRoles(attempt)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("names who waits, and links them once their domain is verified", async () => {
    const email = `new@other-${domainOf(okta.world)}`;
    await bring(email);
    expect((await console.scim.get(at())).summary).toMatchObject({ waiting: 1, waitingNames: [{ userName: email, email }] });
    await verifyDomain(services.database, okta.world.organizationId, `other-${domainOf(okta.world)}`);
    expect(await console.scim.tryRoles({ ...at(), roles: [] })).toMatchObject([{ name: "new", after: { role: "viewer", isActive: true } }]);
    expect(await roleOf(email)).toBeUndefined();
    await console.scim.setRoles({ ...at(), roles: [] });
    expect([await roleOf(email), (await console.scim.get(at())).summary.waiting]).toEqual(["viewer", 0]);
  });

  it("has at most ten tokens", async () => {
    for (let made = (await console.scim.get(at())).tokens.length; made < 10; made += 1)
      await console.scim.createToken({ ...at(), name: `T${made}`, days: 1 });
    await expect(console.scim.createToken({ ...at(), name: "One more", days: 1 })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  });
});
