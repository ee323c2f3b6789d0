import { spawnSync } from "node:child_process";
import { armShapeOf } from "@zerolake/vendor-schemas";
import { describe, expect, it } from "vitest";
import { awsPolicies } from "./aws/aws-permissions.ts";
import { roleTemplate } from "./aws/role-template.ts";
import { azureBicep, azureCommands, azureRightsCommands } from "./azure/identity-setup.ts";
import { googleAttachedCommands, googleCommands, googleTerraform, providerNameOf } from "./gcp/pool-setup.ts";
import { setupName } from "./setup-name.ts";

const CONNECTION = "0199c1e2-7a2b-7c3d-8e4f-5a6b7c8d9e0f";
const name = setupName(CONNECTION);
const issuer = "https://lake.example";
const subject = `zerolake:org:${CONNECTION}:connection:${CONNECTION}`;
const audience = "api://AzureADTokenExchange";
const subscription = "00000000-0000-4000-8000-000000000000";
const azure = { subscription, region: "westeurope", name, issuer, audience, subject, actions: ["Microsoft.EventHub/namespaces/*"] };
const google = {
  project: "data-prod",
  projectNumber: "123456789012",
  name,
  issuer,
  subject,
  roles: ["roles/browser", "roles/pubsub.admin"],
};

/** Every bracket and quote that is opened is closed again, in order. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
  for (const letter of text.replace(/'[^'\n]*'|"[^"\n]*"/g, "")) {
    if ("([{".includes(letter)) open.push(letter);
    else if (letter in pairs && open.pop() !== pairs[letter]) return false;
  }
  return open.length === 0;
}

describe("what a connection's things are called", () => {
  it("fits every cloud: 6 to 30 letters, digits and hyphens, and begins with a letter", () => {
    expect(name).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
    expect(setupName("0199c1e2-7a2b-7c3d-8e4f-5a6b7c8d9e10")).not.toBe(name);
  });
});

describe("scripts", () => {
  it.each([
    ["az", azureCommands(azure)],
    ["az for a managed identity", azureRightsCommands({ ...azure, clientId: subscription })],
    ["gcloud", googleCommands(google)],
    ["gcloud for an attached account", googleAttachedCommands(google)],
  ])("of %s are read by a shell without a complaint, and stop at the first failure", (_title, script) => {
    const { status, stderr } = spawnSync("sh", ["-n"], { input: script });
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: "" });
    expect(script.startsWith("set -eu\n")).toBe(true);
  });

  it("name the issuer, the subject and the audience of the connection, and nobody else's", () => {
    for (const script of [
      azureCommands(azure),
      ...azureBicep(azure)
        .map(({ text }) => text)
        .slice(1),
    ]) {
      expect(script).toContain(issuer);
      expect(script).toContain(subject);
      expect(script).toContain(audience);
    }
    for (const script of [googleCommands(google), googleTerraform(google)]) {
      expect(script).toContain(issuer);
      expect(script).toContain(`assertion.sub == '${subject}'`);
    }
    expect(googleCommands(google)).toContain(
      `principal://iam.googleapis.com/${providerNameOf(google).replace("/providers/issuer", "")}/subject/${subject}`,
    );
  });
});

describe("Bicep", () => {
  it("closes what it opens, and uses types of Azure in versions that they have", () => {
    const files = azureBicep(azure);
    expect(files.map((file) => isBalanced(file.text))).toEqual([true, true]);
    const used = files.flatMap(({ text }) =>
      [...text.matchAll(/'(Microsoft\.[\w./]+)@([\d-]+)'/g)].map(([, type = "", version = ""]) => ({ type, version })),
    );
    expect(used.length).toBe(5);
    // Roles themselves are never made by a deployment, so their types are not among those that the project holds.
    const known = used.filter(({ type }) => type !== "Microsoft.Authorization/roleDefinitions");
    expect(known.filter(({ type, version }) => armShapeOf(type, version) === undefined)).toEqual([]);
    expect(files[0]?.text).toContain("module identity 'identity.bicep'");
  });
});

describe("Terraform", () => {
  it("closes what it opens, and refers only to what it makes", () => {
    const text = googleTerraform(google);
    expect(isBalanced(text)).toBe(true);
    const made = new Set([...text.matchAll(/^resource "(\w+)" "(\w+)" \{$/gm)].map(([, type, label]) => `${type}.${label}`));
    expect(made.size).toBe(6);
    const referred = [...text.matchAll(/\b(google_\w+)\.(zerolake)\b/g)].map(([, type, label]) => `${type}.${label}`);
    expect(referred.filter((one) => !made.has(one))).toEqual([]);
  });
});

describe("CloudFormation", () => {
  const trust = { kind: "webIdentity", issuer, audience: "sts.amazonaws.com", subject } as const;
  const template = roleTemplate({ account: "123456789012", roleName: name, trust, policies: awsPolicies([]) });

  it("lets in this connection alone: issuer, audience and subject are compared as a whole", () => {
    expect(JSON.stringify(template)).toContain(
      JSON.stringify({ StringEquals: { "lake.example:aud": "sts.amazonaws.com", "lake.example:sub": subject } }),
    );
    expect(JSON.stringify(template)).not.toContain("StringLike");
  });

  it("refers only to what it makes or asks", () => {
    const known = new Set([...Object.keys(template["Resources"] as object), ...Object.keys(template["Parameters"] as object)]);
    const referred = [...JSON.stringify(template).matchAll(/\{"Ref":"(\w+)"\}/g)].map(([, one = ""]) => one);
    expect(referred.filter((one) => !known.has(one))).toEqual([]);
  });

  it("asks for the external id where the workers take the role on", () => {
    const other = roleTemplate({ account: "1", roleName: name, trust: { kind: "assumedRole", externalId: "zerolake-1" }, policies: [] });
    expect(JSON.stringify(other)).toContain(JSON.stringify({ StringEquals: { "sts:ExternalId": "zerolake-1" } }));
  });
});
