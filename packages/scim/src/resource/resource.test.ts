import { describe, expect, it } from "vitest";
import { readListParameters, readSearchRequest } from "../list/list-query.ts";
import { GROUP, USER } from "../schema/resource-kind.ts";
import { resourceTypeDocuments, schemaDocuments, serviceProviderConfig } from "../schema/service-documents.ts";
import { ENTERPRISE_USER_SCHEMA, USER_SCHEMA } from "../schema/user-schema.ts";
import { entityTag, namesVersion } from "./entity-tag.ts";
import { isShown, type Projection, presentResource } from "./present-resource.ts";
import { readResource } from "./read-resource.ts";

const base = "https://lake.example/api/scim/v2";
const read = (body: object) => {
  const result = readResource(USER, { schemas: [USER_SCHEMA], ...body });
  return result.ok ? result.value : result.error.scimType;
};

describe("a resource that a client sends", () => {
  it("keeps what the schema knows, spelt as it spells it, and nothing that a client may not set", () => {
    const sent = {
      id: "mine",
      USERNAME: "mira",
      Active: "True",
      password: "secret",
      groups: [{ value: "g" }],
      meta: { version: "x" },
      emails: [
        { VALUE: "m@example.com", Primary: "true", shoeSize: 5 },
        { value: "m@example.com", primary: true },
      ],
      nickName: null,
      title: "",
      shoeSize: 5,
      [ENTERPRISE_USER_SCHEMA.toLowerCase()]: { department: "Data", manager: "7" },
    };
    expect(read(sent)).toEqual({
      userName: "mira",
      active: true,
      emails: [{ value: "m@example.com", primary: true }],
      [ENTERPRISE_USER_SCHEMA]: { department: "Data", manager: { value: "7" } },
    });
  });

  it.each([
    [{}],
    [{ userName: "" }],
    [{ userName: "  " }],
    [{ userName: ["mira"] }],
    [{ userName: "m", active: "maybe" }],
    [{ userName: "m", name: "Mira" }],
    [
      {
        userName: "m",
        emails: [
          { value: "a", primary: true },
          { value: "b", primary: true },
        ],
      },
    ],
    [{ userName: "m", schemas: ["urn:other"] }],
    [{ userName: "m", schemas: "User" }],
    [{ userName: "m", [ENTERPRISE_USER_SCHEMA]: "Data" }],
  ])("is refused where it does not fit: %j", (body) => {
    expect(read(body)).toBe("invalidValue");
  });
});

const stored = {
  id: "7",
  version: 3,
  createdAt: new Date(0),
  updatedAt: new Date(1),
  attributes: { userName: "mira", name: { givenName: "Mira", familyName: "Okafor" }, emails: [{ value: "m@example.com", type: "work" }] },
};
const shown = (show: Projection) => presentResource(USER, stored, { base, show });

describe("a resource that is answered", () => {
  it("says what it is, where it is and which version", () => {
    expect(shown({})).toMatchObject({
      schemas: [USER_SCHEMA],
      id: "7",
      meta: { resourceType: "User", created: "1970-01-01T00:00:00.000Z", location: `${base}/Users/7`, version: 'W/"3"' },
    });
  });

  it("shows only the attributes that are asked for, and always its id", () => {
    const asked = [
      "username",
      "name.familyName",
      "emails.value",
      "emails.type",
      "shoeSize",
      "urn:ietf:params:scim:schemas:core:2.0:User:userName",
    ];
    expect(shown({ attributes: asked })).toEqual({
      schemas: [USER_SCHEMA],
      id: "7",
      userName: "mira",
      name: { familyName: "Okafor" },
      emails: [{ value: "m@example.com", type: "work" }],
    });
  });

  it("shows a list of which a filter asks for some values", () => {
    expect(shown({ attributes: ['emails[type eq "work"]'] })).toMatchObject({ emails: [{ value: "m@example.com", type: "work" }] });
    expect(shown({ attributes: ['emails[type eq "work"].value'] })).toMatchObject({ emails: [{ value: "m@example.com" }] });
    expect(shown({ attributes: ["emails[", "]emails["] })).toEqual({ schemas: [USER_SCHEMA], id: "7" });
  });

  it("leaves out what is not wanted, but never its id", () => {
    const {
      attributes: { userName },
    } = stored;
    expect(shown({ excludedAttributes: ["emails", "name", "meta", "id"] })).toEqual({ schemas: [USER_SCHEMA], id: "7", userName });
    expect(shown({ excludedAttributes: ["emails.type"] })).toMatchObject({ emails: [{ value: "m@example.com" }] });
  });

  it("need not load what it does not show", () => {
    const asked: Projection[] = [
      {},
      { attributes: ["members.value"] },
      { attributes: ["displayName"] },
      { excludedAttributes: ["members"] },
    ];
    expect(asked.map((show) => isShown(GROUP, "members", show))).toEqual([true, true, false, false]);
  });

  it("has a tag that conditions are held against", () => {
    const tag = entityTag(3);
    expect([tag, '"3"', "*", `"1", ${tag}`].every((header) => namesVersion(header, 3))).toBe(true);
    expect(['W/"4"', "3", ""].some((header) => namesVersion(header, 3))).toBe(false);
  });
});

const ask = (parameters: Record<string, string>) => readListParameters(USER, (name) => parameters[name] ?? null);

describe("a query", () => {
  it("is brought within bounds", () => {
    expect(ask({})).toEqual({ ok: true, value: { startIndex: 1, count: 100, show: {} } });
    expect(ask({ startIndex: "-3", count: "100000" })).toMatchObject({ value: { startIndex: 1, count: 200 } });
    expect(ask({ startIndex: "99999999999", count: "-1" })).toMatchObject({ value: { startIndex: 2_147_483_647, count: 0 } });
    expect(ask({ sortBy: "userName", sortOrder: "Descending" })).toMatchObject({ value: { sort: { isDescending: true } } });
  });

  it.each([
    [{ filter: "userName" }, "invalidFilter"],
    // Made for each answer: no place holds them to be searched.
    [{ filter: "meta.location pr" }, "invalidFilter"],
    [{ filter: 'groups[$ref sw "https"]' }, "invalidFilter"],
    [{ sortBy: "shoeSize" }, "invalidPath"],
    [{ sortBy: "name" }, "invalidPath"],
    [{ sortBy: "userName", sortOrder: "up" }, "invalidValue"],
    [{ startIndex: "one" }, "invalidValue"],
    [{ count: "1.5" }, "invalidValue"],
  ])("is refused where it makes no sense: %j", (parameters, scimType) => {
    expect(ask(parameters as Record<string, string>)).toMatchObject({ ok: false, error: { status: 400, scimType } });
  });

  it("comes in a body, too", () => {
    const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
    const body = { schemas, filter: "title pr", sortBy: "emails", sortOrder: "descending", startIndex: 3, count: 5, attributes: ["id"] };
    expect(readSearchRequest(USER, body)).toMatchObject({
      value: { condition: { kind: "present" }, sort: { isDescending: true, place: { sub: { name: "value" } } }, startIndex: 3, count: 5 },
    });
    expect(readSearchRequest(USER, { filter: "title pr" })).toMatchObject({ error: { scimType: "invalidSyntax" } });
  });
});

describe("what describes the service", () => {
  it("has a schema for everything that a resource type names", () => {
    const ids = schemaDocuments(base).map(({ id }) => id);
    const named = resourceTypeDocuments(base).flatMap(({ body }) => [
      body["schema"],
      ...(body["schemaExtensions"] as { schema: string }[]).map(({ schema }) => schema),
    ]);
    expect(named.toSorted()).toEqual(ids.toSorted());
  });

  it("announces what is offered, and no bulk", () => {
    expect(serviceProviderConfig(base)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
      filter: { supported: true, maxResults: 200 },
    });
  });
});
