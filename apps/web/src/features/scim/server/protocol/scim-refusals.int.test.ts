import { randomUUID } from "node:crypto";
import { revokeScimToken, verifyAudit } from "@zerolake/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { createScimClient, type ScimClient } from "./scim-client.testing.ts";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

let services: Services;
let stop: () => Promise<void>;
let ours: ScimClient;
let theirs: ScimClient;
let mira: string;
let team: string;
let theirPerson: string;
let theirGroup: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  [ours, theirs] = [await createScimClient(services), await createScimClient(services)];
  mira = (await ours.send("POST /Users", { schemas: [USER], userName: "mira" })).body.id;
  team = (await ours.send("POST /Groups", { schemas: [GROUP], displayName: "Team", members: [{ value: mira }] })).body.id;
  theirPerson = (await theirs.send("POST /Users", { schemas: [USER], userName: "theirs" })).body.id;
  theirGroup = (await theirs.send("POST /Groups", { schemas: [GROUP], displayName: "Theirs" })).body.id;
});
afterAll(() => stop());

const user = (more: object) => ({ schemas: [USER], userName: "ken", ...more });
const patch = (...operations: object[]) => ({ schemas: [PATCH], Operations: operations });
const entries = () =>
  services.database.prisma.auditEntry.count({ where: { organizationId: ours.world.organizationId, result: "refused" } });
const filtered = (text: string) => `GET /Users?filter=${encodeURIComponent(text)}`;

/** What is asked, with which body and headers, and the status and keyword of the answer. */
type Case = [what: string, ask: () => readonly [string, unknown?, Record<string, string>?], status: number, scimType?: string];

const CASES: Case[] = [
  ["an unknown attribute in a filter", () => [filtered('shoeSize eq "5"')], 400, "invalidFilter"],
  ["an unknown operator", () => [filtered('userName like "m"')], 400, "invalidFilter"],
  ["a filter that ends too early", () => [filtered("userName eq")], 400, "invalidFilter"],
  ["a filter with more comparisons than anybody needs", () => [filtered(Array(101).fill("title pr").join(" or "))], 400, "tooMany"],
  ["a filter on the password", () => [filtered('password eq "x"')], 400, "invalidFilter"],
  ["an unknown attribute to sort by", () => ["GET /Users?sortBy=shoeSize"], 400, "invalidPath"],
  ["a page that is no number", () => ["GET /Users?startIndex=first"], 400, "invalidValue"],
  ["a search that says no schema", () => ["POST /Users/.search", { filter: "title pr" }], 400, "invalidSyntax"],
  ["an unknown filter in a search", () => ["POST /Groups/.search", { schemas: [SEARCH], filter: "shoe pr" }], 400, "invalidFilter"],
  ["a filter on what describes the service", () => ["GET /Schemas?filter=id%20pr"], 403],
  ["a user name that somebody has", () => ["POST /Users", user({ userName: "MIRA" })], 409, "uniqueness"],
  ["a person without a user name", () => ["POST /Users", { schemas: [USER], displayName: "Ken" }], 400, "invalidValue"],
  ["a person without a schema", () => ["POST /Users", { userName: "ken" }], 400, "invalidValue"],
  ["a body that is a list", () => ["POST /Users", []], 400, "invalidSyntax"],
  ["a value of the wrong type", () => ["POST /Users", user({ active: "maybe" })], 400, "invalidValue"],
  [
    "two primary addresses",
    () => [
      "POST /Users",
      user({
        emails: [
          { value: "a", primary: true },
          { value: "b", primary: true },
        ],
      }),
    ],
    400,
    "invalidValue",
  ],
  ["a user name without end", () => ["POST /Users", user({ userName: "x".repeat(501) })], 400, "invalidValue"],
  ["a null character", () => ["POST /Users", user({ title: "a\0b" })], 400, "invalidValue"],
  ["a body that is no JSON", () => ["POST /Users", "{"], 400, "invalidSyntax"],
  ["a body of another type", () => ["POST /Users", user({}), { "content-type": "text/plain" }], 415],
  ["a body that is too large", () => ["POST /Users", user({ title: "x".repeat(1_100_000) })], 413],
  ["a body that claims to be too large", () => ["POST /Users", user({}), { "content-length": "9999999" }], 413],
  ["a group that is there already", () => ["POST /Groups", { schemas: [GROUP], displayName: "Team" }], 409, "uniqueness"],
  [
    "a group with a stranger",
    () => ["POST /Groups", { schemas: [GROUP], displayName: "G", members: [{ value: theirPerson }] }],
    400,
    "invalidValue",
  ],
  ["a group in a group", () => ["POST /Groups", { schemas: [GROUP], displayName: "G", members: [{ value: team }] }], 400, "invalidValue"],
  [
    "a member that is no id",
    () => [`PATCH /Groups/${team}`, patch({ op: "add", path: "members", value: [{ value: "x" }] })],
    400,
    "invalidValue",
  ],
  ["a change without operations", () => [`PATCH /Users/${mira}`, patch()], 400, "invalidSyntax"],
  ["a change of an unknown kind", () => [`PATCH /Users/${mira}`, patch({ op: "move", path: "title" })], 400, "invalidSyntax"],
  ["a path to nothing", () => [`PATCH /Users/${mira}`, patch({ op: "add", path: "shoeSize", value: 5 })], 400, "invalidPath"],
  ["a path with a bad filter", () => [`PATCH /Users/${mira}`, patch({ op: "remove", path: "emails[type is work]" })], 400, "invalidFilter"],
  ["a change of what is read-only", () => [`PATCH /Users/${mira}`, patch({ op: "replace", path: "id", value: "x" })], 400, "mutability"],
  ["a removal of what is required", () => [`PATCH /Users/${mira}`, patch({ op: "remove", path: "userName" })], 400, "invalidValue"],
  ["a removal of everything", () => [`PATCH /Users/${mira}`, patch({ op: "remove" })], 400, "noTarget"],
  [
    "a replacement of values that are not there",
    () => [`PATCH /Users/${mira}`, patch({ op: "replace", path: 'emails[type eq "home"].value', value: "x" })],
    400,
    "noTarget",
  ],
  [
    "a change of a version that is gone",
    () => [`PATCH /Users/${mira}`, patch({ op: "add", path: "title", value: "x" }), { "if-match": 'W/"99"' }],
    412,
  ],
  [
    "a replacement of a version that is gone",
    () => [`PUT /Groups/${team}`, { schemas: [GROUP], displayName: "T" }, { "if-match": 'W/"99"' }],
    412,
  ],
  ["a deletion of a version that is gone", () => [`DELETE /Users/${mira}`, undefined, { "if-match": 'W/"99"' }], 412],
  ["a person whom nobody knows", () => [`GET /Users/${randomUUID()}`], 404],
  ["an id with a null character", () => ["GET /Users/a%00b"], 404],
  ["an address that is cut off within a character", () => [`GET /${"x".repeat(194)}😀`], 404],
  ["an id that is none", () => ["GET /Users/1'%20or%20'1'%3D'1"], 404],
  ["somebody else's person, read", () => [`GET /Users/${theirPerson}`], 404],
  ["somebody else's person, replaced", () => [`PUT /Users/${theirPerson}`, user({})], 404],
  ["somebody else's person, changed", () => [`PATCH /Users/${theirPerson}`, patch({ op: "add", path: "title", value: "x" })], 404],
  ["somebody else's person, deleted", () => [`DELETE /Users/${theirPerson}`], 404],
  ["somebody else's group, read", () => [`GET /Groups/${theirGroup}`], 404],
  ["somebody else's group, replaced", () => [`PUT /Groups/${theirGroup}`, { schemas: [GROUP], displayName: "T" }], 404],
  ["somebody else's group, changed", () => [`PATCH /Groups/${theirGroup}`, patch({ op: "replace", path: "displayName", value: "x" })], 404],
  ["somebody else's group, deleted", () => [`DELETE /Groups/${theirGroup}`], 404],
  ["an unknown schema", () => ["GET /Schemas/urn:x"], 404],
  ["an unknown address", () => ["GET /Printers"], 404],
  ["an address below a person", () => [`GET /Users/${mira}/emails`], 404],
  ["a name that every object has", () => ["GET /constructor"], 404],
  ["a method that is not offered there", () => ["DELETE /Users"], 405],
];

describe("what a client is refused", () => {
  it.each(CASES)("%s: one answer in the protocol's form, one entry in the audit log", async (_what, ask, status, scimType) => {
    const before = await entries();
    const [place, body, headers] = ask();
    const answer = await ours.send(place, body, headers ? { headers } : {});
    const expected = { schemas: [ERROR], status: String(status), detail: expect.any(String), ...(scimType ? { scimType } : {}) };
    expect([answer.status, answer.body]).toEqual([status, expected]);
    expect(answer.headers.get("content-type")).toBe("application/scim+json; charset=utf-8");
    expect(await entries()).toBe(before + 1);
    const last = await services.database.prisma.auditEntry.findFirstOrThrow({
      where: { organizationId: ours.world.organizationId },
      orderBy: { sequence: "desc" },
    });
    expect(last).toMatchObject({
      actorKind: "client",
      actorName: "Okta",
      action: "scim.request",
      result: "refused",
      address: "192.0.2.7",
      userAgent: "scim-test",
    });
  });

  it("leaves the audit chain whole, whatever was asked for", async () => {
    expect((await verifyAudit(services.database, ours.world.organizationId)).findings).toEqual([]);
  });

  it("leaves the other organisation, and everything of one's own, as it was", async () => {
    expect((await theirs.send(`GET /Users/${theirPerson}`)).body).toMatchObject({ userName: "theirs", meta: { version: 'W/"1"' } });
    expect((await theirs.send(`GET /Groups/${theirGroup}`)).body).toMatchObject({ displayName: "Theirs", meta: { version: 'W/"1"' } });
    expect((await ours.send(`GET /Users/${mira}`)).body).toMatchObject({ userName: "mira", meta: { version: 'W/"2"' } });
    expect((await ours.send(`GET /Groups/${team}`)).body).toMatchObject({ displayName: "Team", members: [{ value: mira }] });
    expect((await ours.send("GET /Users")).body.totalResults).toBe(1);
  });

  it.each(["Me", "Bulk", ".search"])("%s is not offered, and says so", async (place) => {
    expect(await ours.send(`POST /${place}`, {})).toMatchObject({ status: 501, body: { status: "501" } });
  });
});

const ask = (token: string, address = "192.0.2.8") =>
  ours.send("GET /Users", undefined, { token, headers: { "x-forwarded-for": address } });
const tokenRow = (client: ScimClient) =>
  services.database.prisma.scimToken.findFirstOrThrow({ where: { organizationId: client.world.organizationId } });

describe("a token", () => {
  it("is kept as a hash, and notes when and from where it was used last", async () => {
    const row = await tokenRow(ours);
    expect(JSON.stringify(row)).not.toContain(ours.token);
    expect(row).toMatchObject({ lastUsedAt: expect.any(Date), lastUsedFrom: "192.0.2.7" });
  });

  it("that is missing, made up, expired or revoked opens nothing, and the answer is the same", async () => {
    const [expired, revoked] = [await createScimClient(services), await createScimClient(services)];
    await services.database.prisma.scimToken.updateMany({
      where: { organizationId: expired.world.organizationId },
      data: { expiresAt: new Date(0) },
    });
    await revokeScimToken(services.database, revoked.world.organizationId, {
      tokenId: (await tokenRow(revoked)).id,
      actor: revoked.world.actor,
    });
    const answers = await Promise.all(["", "zlscim_made-up", expired.token, revoked.token].map((token) => ask(token)));
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([401, answers[0]?.body]);
      expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
    for (const { world } of [expired, revoked]) {
      const noted = { organizationId: world.organizationId, action: "scim.request", result: "refused", targetName: "token" };
      expect(await services.database.prisma.auditEntry.count({ where: noted })).toBe(1);
    }
  });

  it("of an organisation that is to be deleted opens nothing", async () => {
    const ending = await createScimClient(services);
    await services.database.prisma.organization.update({
      where: { id: ending.world.organizationId },
      data: { deletionAskedAt: new Date() },
    });
    expect((await ending.send("GET /Users")).status).toBe(401);
  });

  it("cannot be guessed for long from one address, while the right one goes on elsewhere", async () => {
    const statuses = new Set<number>();
    for (let tries = 0; tries < 70; tries += 1) statuses.add((await ask(`zlscim_${tries}`, "192.0.2.9")).status);
    expect([...statuses]).toEqual([401, 429]);
    const waiting = await ask(ours.token, "192.0.2.9");
    expect([waiting.status, waiting.body.status]).toEqual([429, "429"]);
    expect(Number(waiting.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(ours.token, "192.0.2.10")).status).toBe(200);
  });

  it("may ask often, and no more than that", async () => {
    const busy = await createScimClient(services);
    const { scimLimiter } = services;
    for (let taken = 0; taken < 3_000; taken += 1) await scimLimiter.takeRequest(busy.world.organizationId);
    const answer = await busy.send("GET /Users");
    expect([answer.status, Number(answer.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect((await ours.send("GET /Users")).status).toBe(200);
  });
});
