import { contractFindings, findContract } from "@zerolake/artefacts";
import type { Settings } from "@zerolake/blueprint";
import { type DesiredResource, substitute } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf } from "../../aws/small-environment.testing.ts";

const RUNTIME = `r.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`;

function drawn(catalog: Settings, choices: Readonly<Record<string, string>> = { "images.runtime": RUNTIME }) {
  const blueprint = blueprintOf({
    components: [
      ["tables:lakehouse-tables", { engine: "iceberg", zones: ["bronze", "gold"] }],
      ["catalog:catalog", catalog],
      ["policies:governance", { groups: { analysts: { gold: "read" } }, columnMasks: ["email"] }],
    ],
    edges: ["tables.tables -> catalog.tables", "catalog.catalog -> policies.catalog"],
    omit: [],
  });
  return compile(blueprint, sampleTarget("standard", choices, "azure"));
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly env: readonly { readonly name: string; readonly value?: string; readonly secretRef?: string }[];
}

function template(resources: readonly DesiredResource[]) {
  const app = resources.find(({ address }) => address === "catalog.app");
  const properties = substitute(app?.properties["properties"] ?? {}, () => "known") as unknown as {
    template: { containers: readonly Container[]; initContainers: readonly Container[] };
    configuration: { secrets: readonly { name: string }[] };
  };
  return { ...properties.template, secrets: properties.configuration.secrets.map(({ name }) => name) };
}

it("beside Polaris runs what makes its catalog, told where tables may lie and which zones there are", () => {
  const { containers, initContainers, secrets } = template(drawn({ engine: "polaris" }).resources);
  expect([...initContainers, ...containers].map(({ name, image }) => `${name}: ${image.replace(/@.*/, "")}`)).toEqual([
    "bootstrap: docker.io/apache/polaris-admin-tool:1.6.0",
    "main: docker.io/apache/polaris:1.6.0",
    "keeper: r.azurecr.io/zerolake/runtime",
  ]);
  const env = (containers[1]?.env ?? []).filter(({ name }) => name !== "AZURE_CLIENT_ID");
  const told = Object.fromEntries(env.map(({ name, value = "a secret" }) => [name, value]));
  expect(contractFindings(findContract("runtime/catalog"), told)).toEqual([]);
  expect(told).toMatchObject({ CATALOG_NAME: "catalog", CATALOG_NAMESPACES: "bronze,gold" });
  expect(JSON.parse(told["CATALOG_STORAGE"] ?? "")).toMatchObject({ storageType: "AZURE", hierarchical: true });
  expect([...secrets].sort()).toEqual(["database-password", "root-secret", "token-key"]);
});

it("Polaris runs without our image, and says that nobody makes its catalog then", () => {
  const { resources, diagnostics } = drawn({ engine: "polaris" }, {});
  expect(template(resources).containers.map(({ name }) => name)).toEqual(["main"]);
  expect(diagnostics.filter(({ target }) => target?.answer === "images.runtime").map(({ severity }) => severity)).toEqual(["warning"]);
});

function rightsOf(catalog: Settings): readonly string[] {
  return drawn(catalog).resources.flatMap(({ address }) =>
    /^catalog\.(access|rights)\[/.test(address) ? [address.split('"')[1] ?? ""] : [],
  );
}

it("Polaris writes what it lists, and hands out keys of an account only where that is asked for", () => {
  expect(rightsOf({ engine: "polaris" })).toContain("blobContributor on tables.container/gold");
  expect(rightsOf({ engine: "polaris" })).not.toContain("blobDelegator on tables.account");
  expect(rightsOf({ engine: "polaris", credentialVending: true })).toContain("blobDelegator on tables.account");
});

it("Purview reads what it scans and writes nothing; groups get their zones beside it", () => {
  const { resources, diagnostics } = drawn({ purview: true }, {});
  const rights = resources.flatMap(({ address, type }) => (type === "Microsoft.Authorization/roleAssignments" ? [address] : []));
  expect(rights.filter((address) => address.startsWith("catalog."))).toEqual([
    'catalog.access["blobReader on tables.container/bronze"]',
    'catalog.access["blobReader on tables.container/gold"]',
  ]);
  expect(resources.some(({ address }) => address === 'catalog.scan["tables"]')).toBe(true);
  expect(diagnostics.map(({ code }) => code)).toContain("ZL-AZURE-PURVIEW-MASKS");
});

function restricted(choices: Readonly<Record<string, string>>) {
  const blueprint = blueprintOf({
    components: [["network:network", { egress: "restricted" }], ["catalog:catalog", { engine: "polaris" }], "app:app-service"],
    omit: [],
  });
  return compile(blueprint, sampleTarget("standard", choices, "azure"));
}

it("images that the network cannot reach are told, until copies in a registry of Azure are named", () => {
  const copies = Object.fromEntries(
    ["polaris", "polaris-admin-tool"].map((name) => [`images.${name}`, `r.azurecr.io/copies/${name}@sha256:${"b".repeat(64)}`]),
  );
  const codes = (choices: Readonly<Record<string, string>>) => restricted(choices).diagnostics.map(({ code }) => code);
  expect(codes({})).toContain("ZL-AZURE-FAR-IMAGE");
  expect(codes(copies)).not.toContain("ZL-AZURE-FAR-IMAGE");
  const group = restricted({}).resources.find(({ address }) => address === "network.securityGroup");
  expect(JSON.stringify(group?.properties)).toMatch(/"allow-databases".*"destinationPortRange":"5432"/);
});
