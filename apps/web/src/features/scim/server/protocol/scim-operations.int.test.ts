import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { createScimClient, domainOf, type ScimClient } from "./scim-client.testing.ts";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

let services: Services;
let stop: () => Promise<void>;
let okta: ScimClient;
/** Operations that were answered as they should be, e.g. `PATCH Users/*`. */
const done = new Set<string>();
let requests = 0;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  okta = await createScimClient(services, (place, { status }) => {
    requests += 1;
    if (status >= 400) return;
    const [method = "", address = ""] = place.split(/ \/?/);
    const [first = "", second] = (address.split("?")[0] ?? "").split("/");
    done.add(`${method} ${second === undefined || second === ".search" ? [first, second].filter(Boolean).join("/") : `${first}/*`}`);
  });
});
afterAll(async () => {
  process.stdout.write(`SCIM: ${done.size} operations of the protocol, ${requests} requests\n`);
  await stop();
});

const mail = (name: string) => `${name}@${domainOf(okta.world)}`;
const person = (name: string, more: object = {}) => ({
  schemas: [USER],
  userName: mail(name),
  name: { givenName: name, familyName: "Okafor" },
  emails: [{ value: mail(name), type: "work", primary: true }],
  active: true,
  ...more,
});
const patch = (...operations: object[]) => ({ schemas: [PATCH], Operations: operations });
const idOf = async (name: string, more: object = {}): Promise<string> => (await okta.send("POST /Users", person(name, more))).body.id;
const found = async (filter: string, more = "") =>
  (await okta.send(`GET /Users?filter=${encodeURIComponent(filter)}${more}`)).body.Resources.map(
    ({ userName }: { userName: string }) => userName.split("@")[0],
  );

describe("what describes the service", () => {
  it("says what is offered", async () => {
    const config = await okta.send("GET /ServiceProviderConfig");
    expect(config).toMatchObject({
      status: 200,
      body: { patch: { supported: true }, bulk: { supported: false }, sort: { supported: true }, etag: { supported: true } },
    });
    expect(config.headers.get("content-type")).toBe("application/scim+json; charset=utf-8");
  });

  it("lists its schemas and kinds of resources, and gives each by its id", async () => {
    for (const place of ["Schemas", "ResourceTypes"]) {
      const { body } = await okta.send(`GET /${place}`);
      expect(body).toMatchObject({ schemas: [LIST], totalResults: body.Resources.length });
      for (const { id, meta } of body.Resources) {
        expect(await okta.send(`GET /${place}/${id}`)).toMatchObject({ status: 200, body: { id } });
        expect(meta.location).toBe(`http://127.0.0.1/api/scim/v2/${place}/${id}`);
      }
    }
  });
});

describe("a person", () => {
  it("is made, read, replaced, changed and deleted, with a version and a place at each step", async () => {
    const made = await okta.send("POST /Users", person("Mira", { externalId: "00u1", [ENTERPRISE]: { department: "Data" } }));
    expect(made).toMatchObject({
      status: 201,
      body: {
        schemas: [USER, ENTERPRISE],
        externalId: "00u1",
        active: true,
        meta: { resourceType: "User", version: 'W/"1"' },
        [ENTERPRISE]: { department: "Data" },
      },
    });
    const place = `/Users/${made.body.id}`;
    expect(made.headers.get("location")).toBe(`http://127.0.0.1/api/scim/v2${place}`);
    expect([made.headers.get("etag"), made.body.meta.location]).toEqual(['W/"1"', made.headers.get("location")]);
    expect((await okta.send(`GET ${place}`)).body).toEqual(made.body);

    const replaced = await okta.send(`PUT ${place}`, person("Mira", { title: "Engineer" }), { headers: { "if-match": 'W/"1"' } });
    expect(replaced).toMatchObject({ status: 200, body: { schemas: [USER], title: "Engineer", meta: { version: 'W/"2"' } } });
    expect(replaced.body).not.toHaveProperty("externalId");

    const changed = await okta.send(`PATCH ${place}`, patch({ op: "replace", path: "title", value: "Lead" }));
    expect(changed).toMatchObject({ status: 200, body: { title: "Lead", meta: { version: 'W/"3"' } } });
    expect((await okta.send(`PATCH ${place}`, patch({ op: "replace", path: "title", value: "Lead" }))).body.meta.version).toBe('W/"3"');

    expect(await okta.send(`DELETE ${place}`, undefined, { headers: { "if-match": 'W/"3"' } })).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect((await okta.send(`GET ${place}`)).status).toBe(404);
  });

  it("is answered with a mere 304 to whoever has this version", async () => {
    const place = `/Users/${await idOf("Ada")}`;
    const known = await okta.send(`GET ${place}`, undefined, { headers: { "if-none-match": 'W/"1"' } });
    expect([known.status, known.body, known.headers.get("etag")]).toEqual([304, undefined, 'W/"1"']);
    expect((await okta.send(`GET ${place}`, undefined, { headers: { "if-none-match": 'W/"0"' } })).status).toBe(200);
  });

  it("is shown with the attributes that are asked for", async () => {
    const place = `/Users/${await idOf("Bea")}`;
    expect((await okta.send(`GET ${place}?attributes=userName,emails.value`)).body).toEqual({
      schemas: [USER],
      id: place.split("/")[2],
      userName: mail("Bea"),
      emails: [{ value: mail("Bea") }],
    });
    const { body } = await okta.send(`GET ${place}?excludedAttributes=emails,name`);
    expect([body.userName, body.emails, body.name]).toEqual([mail("Bea"), undefined, undefined]);
  });
});

describe("a list of people", () => {
  beforeAll(async () => {
    for (const name of ["Carl", "Dora", "Emil"])
      await idOf(name, { title: "Listed", nickName: name.toUpperCase(), externalId: `X-${name}` });
  });

  it("is found by the filters that Okta, Entra ID and others send", async () => {
    expect(await found(`userName eq "${mail("carl").toUpperCase()}"`)).toEqual(["Carl"]);
    expect(await found('externalId eq "X-Dora"')).toEqual(["Dora"]);
    expect(await found('externalId eq "x-dora"')).toEqual([]);
    expect(await found(`title eq "Listed" and schemas eq "${USER}" and not (schemas eq "${ENTERPRISE}")`)).toEqual([
      "Carl",
      "Dora",
      "Emil",
    ]);
    expect(await found(`emails[type eq "work"].value eq "${mail("emil")}"`)).toEqual(["Emil"]);
    expect(await found(`emails.value eq "${mail("Emil")}" and active eq true`)).toEqual(["Emil"]);
    expect(await found('title eq "listed" and (nickName sw "ca" or nickName ew "MIL")')).toEqual(["Carl", "Emil"]);
    expect(await found('title eq "Listed" and not (nickName co "a")')).toEqual(["Emil"]);
    expect(await found('title eq "Listed" and meta.created gt "2020-01-01T00:00:00Z" and groups pr')).toEqual([]);
  });

  it("is ordered and paged within bounds", async () => {
    const filter = encodeURIComponent('title eq "Listed"');
    const page = (more: string) => okta.send(`GET /Users?filter=${filter}&sortBy=name.givenName&${more}`);
    const names = ({ body }: Awaited<ReturnType<typeof page>>) => body.Resources.map(({ nickName }: { nickName: string }) => nickName);
    expect(names(await page("sortOrder=descending"))).toEqual(["EMIL", "DORA", "CARL"]);
    const second = await page("startIndex=2&count=1");
    expect([second.body.totalResults, second.body.startIndex, second.body.itemsPerPage, names(second)]).toEqual([3, 2, 1, ["DORA"]]);
    expect((await page("count=0")).body).toMatchObject({ totalResults: 3, itemsPerPage: 0, Resources: [] });
    expect(names(await page("startIndex=-5&count=2"))).toEqual(["CARL", "DORA"]);
    expect((await page("startIndex=99")).body).toMatchObject({ totalResults: 3, Resources: [] });
  });

  it("is asked for in a body, too", async () => {
    const search = { schemas: [SEARCH], filter: 'title eq "Listed"', sortBy: "userName", count: 2, attributes: ["nickName"] };
    const { status, body } = await okta.send("POST /Users/.search", search);
    expect([status, body.totalResults, body.itemsPerPage]).toEqual([200, 3, 2]);
    expect(body.Resources.map((each: object) => Object.keys(each).sort())).toEqual([
      ["id", "nickName", "schemas"],
      ["id", "nickName", "schemas"],
    ]);
  });
});

describe("a group", () => {
  it("is made, read, replaced, changed and deleted, and its people say so", async () => {
    const [fritz, gerda] = [await idOf("Fritz"), await idOf("Gerda")];
    const made = await okta.send("POST /Groups", {
      schemas: [GROUP],
      displayName: "Engineers",
      externalId: "g-1",
      members: [{ value: fritz }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: { displayName: "Engineers", externalId: "g-1", members: [{ value: fritz, type: "User" }] },
    });
    const place = `/Groups/${made.body.id}`;
    const { body: member } = await okta.send(`GET /Users/${fritz}`);
    expect(member.groups).toEqual([
      { value: made.body.id, display: "Engineers", type: "direct", $ref: `http://127.0.0.1/api/scim/v2${place}` },
    ]);
    expect(member.meta.version).toBe('W/"2"');

    const both = await okta.send(`PATCH ${place}`, patch({ op: "Add", path: "members", value: [{ value: gerda }] }));
    expect(both.body.members.map(({ value }: { value: string }) => value).sort()).toEqual([fritz, gerda].sort());
    const one = await okta.send(`PATCH ${place}`, patch({ op: "remove", path: `members[value eq "${fritz}"]` }));
    expect(one.body.members).toMatchObject([{ value: gerda }]);
    const renamed = await okta.send(`PATCH ${place}`, patch({ op: "replace", value: { id: made.body.id, displayName: "Data" } }));
    expect(renamed.body).toMatchObject({ displayName: "Data", meta: { version: 'W/"4"' } });
    expect((await okta.send(`GET /Users/${gerda}`)).body.groups).toMatchObject([{ display: "Data" }]);

    const replaced = await okta.send(`PUT ${place}`, {
      schemas: [GROUP],
      displayName: "Data",
      members: [{ value: fritz }, { value: fritz }],
    });
    expect(replaced.body.members).toMatchObject([{ value: fritz }]);
    expect((await okta.send(`GET ${place}?excludedAttributes=members`)).body).not.toHaveProperty("members");
    expect((await okta.send(`GET ${place}`, undefined, { headers: { "if-none-match": 'W/"5"' } })).status).toBe(304);

    expect((await okta.send(`DELETE ${place}`)).status).toBe(204);
    expect((await okta.send(`GET /Users/${fritz}`)).body).not.toHaveProperty("groups");
  });

  it("is found by name and by member, as Entra ID asks", async () => {
    const hans = await idOf("Hans");
    const { body: made } = await okta.send("POST /Groups", { schemas: [GROUP], displayName: "Analysts", members: [{ value: hans }] });
    const groups = async (filter: string) =>
      (await okta.send(`GET /Groups?excludedAttributes=members&filter=${encodeURIComponent(filter)}`)).body.Resources.map(
        ({ id }: { id: string }) => id,
      );
    expect(await groups('displayName eq "analysts"')).toEqual([made.id]);
    expect(await groups(`id eq "${made.id}" and members eq "${hans}"`)).toEqual([made.id]);
    expect(await groups(`members[value eq "${made.id}"]`)).toEqual([]);
    const { body } = await okta.send("POST /Groups/.search", {
      schemas: [SEARCH],
      filter: `members.value eq "${hans}"`,
      sortBy: "displayName",
    });
    expect(body.Resources).toMatchObject([{ displayName: "Analysts", members: [{ value: hans }] }]);
  });

  it("may have the name of another one that the provider tells apart", async () => {
    const statuses: number[] = [];
    for (const externalId of ["g-7", "g-8", "g-8"])
      statuses.push((await okta.send("POST /Groups", { schemas: [GROUP], displayName: "Twins", externalId })).status);
    expect(statuses).toEqual([201, 201, 409]);
  });

  it("is gone for a person who is deleted", async () => {
    const ida = await idOf("Ida");
    const { body: made } = await okta.send("POST /Groups", { schemas: [GROUP], displayName: "Short", members: [{ value: ida }] });
    await okta.send(`DELETE /Users/${ida}`);
    expect((await okta.send(`GET /Groups/${made.id}`)).body).toMatchObject({ displayName: "Short", meta: { version: 'W/"2"' } });
  });
});

describe("every operation that is offered", () => {
  it("was asked for above", () => {
    const offered = Object.entries(ENDPOINTS).flatMap(([place, methods]) => Object.keys(methods).map((method) => `${method} ${place}`));
    expect([...done].sort()).toEqual(offered.sort());
  });
});
