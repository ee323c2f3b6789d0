import type { PropertyMap } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compareResource } from "./compare-resource.ts";
import { recordedAs } from "./drift.testing.ts";

type Options = Parameters<typeof recordedAs>[1];

function found(sent: PropertyMap, seen: PropertyMap, options: Options = {}) {
  return compareResource(recordedAs(sent, options), { exists: true, attributes: seen });
}

const digestOf = (text: string) => `digest of ${text}`;

describe("what clouds rewrite", () => {
  it.each([
    ["order of sets", { Ids: ["b", "a"], Rules: [{ Port: 1 }, { Port: 2 }] }, { Ids: ["a", "b"], Rules: [{ Port: 2 }, { Port: 1 }] }],
    ["case of enum values", { Mode: "Enabled" }, { Mode: "ENABLED" }],
    ["names of regions", { location: "westeurope" }, { location: "West Europe" }],
    ["ids of Azure", { id: "/subscriptions/a/resourceGroups/b" }, { id: "/subscriptions/a/resourcegroups/B" }],
    ["addresses of Google", { network: "projects/p/x" }, { network: "https://www.googleapis.com/compute/v1/projects/p/x" }],
    ["documents as text", { Policy: { a: [1, 2] } }, { Policy: '{"a":[2,1]}' }],
    ["numbers as text", { Count: 12, Flag: true }, { Count: "12", Flag: "true" }],
    ["times and seconds", { at: "2026-01-01T00:00:00Z", ttl: "3600s" }, { at: "2026-01-01T00:00:00.000Z", ttl: "3600.0s" }],
    ["what is empty or switched off", { List: [], Flag: false }, {}],
    ["defaults that it fills in", { Rules: [{ Port: 1 }] }, { Rules: [{ Port: 1, Protocol: "tcp" }], Added: "x" }],
  ])("is no drift: %s", (_what, sent, seen) => {
    expect(found(sent, seen)).toEqual([]);
  });

  it("is known from its answer to us, unless it was drift before", () => {
    const recorded = recordedAs({ Rate: "1 day" }, { attributes: { Rate: "24 hours" } });
    const seen = { exists: true, attributes: { Rate: "24 hours" } };
    expect(compareResource(recorded, seen)).toEqual([]);
    const known = [{ address: recorded.address, path: "Rate", observed: "24 hours" }];
    expect(compareResource(recorded, seen, { known })).toMatchObject([{ path: "Rate", recorded: "1 day", observed: "24 hours" }]);
  });

  it("is never shown: what is write-only or read-only, and what no answer ever had", () => {
    const facts = { writeOnly: ["Auth.Password"], readOnly: ["Arn"] };
    expect(found({ Auth: { Password: "x" }, Arn: "a", Extra: 1 }, { Auth: {}, Arn: "b" }, { facts, attributes: { Auth: {} } })).toEqual([]);
  });
});

describe("what somebody changed", () => {
  it.each([
    ["a value", { Count: 12 }, { Count: 24 }, { path: "Count", recorded: 12, observed: 24 }],
    [
      "a value inside an entry",
      { Rules: [{ Id: "a", Days: 7 }] },
      { Rules: [{ Days: 1, Id: "a" }] },
      { path: "Rules.0.Days", observed: 1 },
    ],
    ["an entry more", { Ids: ["a"] }, { Ids: ["a", "b"] }, { path: "Ids", recorded: ["a"], observed: ["a", "b"] }],
    ["an entry less", { Ids: ["a", "b"] }, { Ids: ["b"] }, { path: "Ids" }],
    ["a value that went away", { Retention: { Days: 7 } }, { Retention: {} }, { path: "Retention.Days", recorded: 7 }],
    ["a switch", { Flag: true }, { Flag: false }, { path: "Flag", observed: false }],
  ])("is found: %s", (_what, sent, seen, expected) => {
    expect(found(sent, seen)).toMatchObject([{ kind: "changed", ...expected }]);
  });

  it("is found when the resource is gone, and never of what was looked up or never finished", () => {
    const seen = { exists: false, attributes: {} };
    expect(compareResource(recordedAs({}), seen)).toMatchObject([{ kind: "gone", path: "", severity: "high" }]);
    expect(compareResource(recordedAs({}, { isReadStep: true }), seen)).toEqual([]);
    expect(compareResource(recordedAs({}, { condition: "broken" }), seen)).toEqual([]);
  });

  it("is of a list in what several environments share only where ours is missing", () => {
    const shared = { singleton: "region" } as const;
    expect(found({ Admins: ["ours"] }, { Admins: ["theirs", "ours"] }, shared)).toEqual([]);
    expect(found({ Admins: ["ours"] }, { Admins: ["theirs"] }, shared)).toMatchObject([{ path: "Admins" }]);
  });

  it("is of a tag only where the tag is ours", () => {
    const facts = { tags: { property: "Tags", shape: "list" } } as const;
    const sent = { Tags: [{ Key: "team", Value: "lake" }] };
    const others = [{ Key: "cost", Value: "x" }];
    expect(found(sent, { Tags: [...others, ...sent.Tags] }, { facts })).toEqual([]);
    expect(found(sent, { Tags: [{ Key: "team", Value: "other" }] }, { facts })).toMatchObject([
      { path: "Tags.0.Value", recorded: "lake", observed: "other", severity: "low" },
    ]);
  });

  it("is not of our tags as long as a resource that was imported has never had them", () => {
    const facts = { tags: { property: "Tags", shape: "list" } } as const;
    const [theirs, ours] = [
      { Key: "team", Value: "data" },
      { Key: "zerolake:address", Value: "a.b" },
    ];
    expect(found({ Tags: [ours] }, { Tags: [theirs] }, { facts, attributes: { Tags: [theirs] } })).toEqual([]);
    expect(found({ Tags: [ours] }, { Tags: [theirs] }, { facts, attributes: { Tags: [theirs, ours] } })).toMatchObject([
      { recorded: "a.b" },
    ]);
  });

  it("compares secrets by digest and never shows them", () => {
    const recorded = recordedAs({ Password: { $secret: "db" } }, { secretDigests: { Password: "digest of right" } });
    const look = (text: string, digestOf?: (text: string) => string) =>
      compareResource(recorded, { exists: true, attributes: { Password: text } }, digestOf ? { digestOf } : {});
    expect(look("right", digestOf)).toEqual([]);
    expect(look("wrong")).toEqual([]);
    const [finding] = look("wrong", digestOf);
    expect(finding).toMatchObject({ path: "Password", isSensitive: true });
    expect(JSON.stringify(finding)).not.toContain("wrong");
  });
});

describe("what appeared", () => {
  const type = "AWS::S3::Bucket";

  it("is found only where its appearance means something", () => {
    const seen = { BucketName: "b", AccessControl: "PublicRead", IntelligentTieringConfigurations: [{ Id: "x" }] };
    expect(found({ BucketName: "b" }, seen, { type })).toMatchObject([{ path: "AccessControl", severity: "high", observed: "PublicRead" }]);
    expect(found({ BucketName: "b" }, { BucketName: "b", AccessControl: "Private" }, { type })).toEqual([]);
  });

  it("is found among what others of ours write there when it names everybody", () => {
    const bigquery = { type: "bigquery.dataset", attributes: { id: "d" } };
    const ours = { role: "READER", userByEmail: "job@example.com" };
    expect(found({ id: "d" }, { id: "d", access: [ours] }, bigquery)).toEqual([]);
    const open = [ours, { role: "READER", iamMember: "allUsers" }];
    expect(found({ id: "d" }, { id: "d", access: open }, bigquery)).toMatchObject([{ path: "access", severity: "high" }]);
  });

  it("is not found when it was there after our last change", () => {
    const attributes = { BucketName: "b", AccessControl: "PublicRead" };
    expect(found({ BucketName: "b" }, attributes, { type, attributes })).toEqual([]);
  });
});

const allow = (more: PropertyMap = {}) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:x", ...more });
const policy = (...statements: PropertyMap[]) => ({ PolicyDocument: { Version: "2012-10-17", Statement: statements } });

describe("policies", () => {
  const type = "AWS::IAM::RolePolicy";

  it("mean the same in another order, with other names, as a list or one value, with the account or its root", () => {
    const sent = policy(allow({ Sid: "a", Principal: { AWS: "123456789012" } }), allow({ Action: ["s3:PutObject", "s3:ListBucket"] }));
    const seen = policy(
      allow({ Action: ["s3:listbucket", "s3:PutObject"], Resource: ["arn:x"] }),
      allow({ Principal: { AWS: ["arn:aws:iam::123456789012:root"] } }),
    );
    expect(found(sent, seen, { type })).toEqual([]);
    expect(found(sent, { PolicyDocument: JSON.stringify(seen.PolicyDocument) }, { type })).toEqual([]);
  });

  it("mean something else with one statement, action or principal more, and that is high", () => {
    for (const seen of [
      policy(allow(), allow({ Action: "s3:*" })),
      policy(allow({ Action: ["s3:GetObject", "s3:DeleteObject"] })),
      policy(allow({ Principal: "*" })),
    ])
      expect(found(policy(allow()), seen, { type })).toMatchObject([{ path: "PolicyDocument", severity: "high" }]);
  });
});
