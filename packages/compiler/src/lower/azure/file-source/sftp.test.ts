import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, ofType } from "../../aws/small-environment.testing.ts";

function landing(partners: Readonly<Record<string, { readonly sshPublicKeys?: readonly string[] }>>, versioning = false) {
  const drawing = blueprintOf({
    components: [
      ["partners:file-source", { sftp: true, partners }],
      ["lake:object-store", { zones: ["raw", "gold"], versioning }],
    ],
    edges: ["partners.files -> lake.files"],
  });
  return compile(drawing, sampleTarget("standard", {}, "azure"));
}

const codes = ({ diagnostics }: ReturnType<typeof landing>) => diagnostics.map(({ code }) => code);

it("the store opens its door, and each partner has a user that sees the first container and no other", () => {
  const compiled = landing({ acme: { sshPublicKeys: ["ssh-rsa AAAA acme"] } });
  const [user, ...others] = ofType(compiled, "Microsoft.Storage/storageAccounts/localUsers");
  expect(others).toEqual([]);
  expect(user?.properties).toMatchObject({
    properties: { permissionScopes: [{ permissions: "rcwl", service: "blob", resourceName: "raw" }], homeDirectory: "raw" },
  });
  const account = compiled.resources.find(({ address }) => address === "lake.account");
  expect(account?.properties).toMatchObject({ properties: { isSftpEnabled: true, isLocalUserEnabled: true, isHnsEnabled: true } });
});

it("a partner without a key that the service takes has no user, and a finding says why", () => {
  const compiled = landing({ none: {}, modern: { sshPublicKeys: ["ssh-ed25519 AAAA modern"] } });
  expect(ofType(compiled, "Microsoft.Storage/storageAccounts/localUsers")).toEqual([]);
  expect(codes(compiled).filter((code) => code === "ZL-AZURE-SFTP-KEY")).toHaveLength(2);
  expect(codes(landing({}))).toContain("ZL-AZURE-SFTP-NOBODY");
});

it("a store without folders is refused", () => {
  expect(codes(landing({ acme: { sshPublicKeys: ["ssh-rsa AAAA acme"] } }, true))).toContain("ZL-EDGE-REFUSED");
});
