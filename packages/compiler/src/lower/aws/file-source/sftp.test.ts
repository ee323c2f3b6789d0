import { describe, expect, it } from "vitest";
import { compileSmall, ofType, resourceAt, type SmallEnvironment } from "../small-environment.testing.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleQ";
const EDGES = ["partners.files -> store.files"];

function partners(says: Readonly<Record<string, string | readonly string[]>>, more: Partial<SmallEnvironment> = {}) {
  return compileSmall({
    components: [["partners:file-source", { sftp: "sshPublicKeys" in says, partners: { acme: says } }], "store:object-store"],
    edges: EDGES,
    ...more,
  });
}

describe.each([
  ["an identity of its own", { principal: "210987654321" }],
  ["SSH keys", { sshPublicKeys: [KEY] }],
])("a partner with %s", (_, says) => {
  it("lists and writes its own folder and no other's", () => {
    const { PolicyDocument } = resourceAt(partners(says), 'partners.partnerRolePolicy["acme"]').properties;
    const [, list, put] = (PolicyDocument as unknown as { Statement: readonly { Resource: string[]; Condition?: unknown }[] }).Statement;
    expect(list?.Condition).toEqual({ StringLike: { "s3:prefix": ["raw/acme/", "raw/acme/*"] } });
    expect(put?.Resource).toEqual([expect.stringMatching(/^arn:aws:s3:::[a-z0-9-]+\/raw\/acme\/\*$/)]);
  });
});

describe("an SFTP server", () => {
  it("shows a partner its folder as the root, and makes the folder first", () => {
    const compilation = partners({ sshPublicKeys: [KEY] });
    const [user] = ofType(compilation, "AWS::Transfer::User");
    const folder = resourceAt(compilation, 'partners.folder["acme.store"]').properties;
    expect(user?.properties).toMatchObject({ UserName: "acme", SshPublicKeys: [KEY] });
    expect(user?.properties["HomeDirectoryMappings"]).toEqual([{ Entry: "/", Target: `/${String(folder["Bucket"])}/raw/acme` }]);
    expect(folder["Key"]).toBe("raw/acme/");
  });

  it("has fixed addresses in production, one per zone, and an address of the service before", () => {
    const [before] = ofType(partners({ sshPublicKeys: [KEY] }), "AWS::Transfer::Server");
    const [server] = ofType(partners({ sshPublicKeys: [KEY] }, { tier: "production", omit: [] }), "AWS::Transfer::Server");
    expect(before?.properties["EndpointType"]).toBe("PUBLIC");
    const details = server?.properties["EndpointDetails"] as { SubnetIds: unknown[]; AddressAllocationIds: unknown[] };
    expect(details.AddressAllocationIds).toHaveLength(details.SubnetIds.length);
  });

  it("says who cannot sign in, and keeps them out", () => {
    const compilation = compileSmall({
      components: [["partners:file-source", { sftp: true, partners: { acme: {} } }], "store:object-store"],
      edges: EDGES,
    });
    expect(compilation.diagnostics.map(({ code }) => code)).toContain("ZL-AWS-SFTP-KEYS");
    expect(ofType(compilation, "AWS::Transfer::User")).toEqual([]);
  });
});
