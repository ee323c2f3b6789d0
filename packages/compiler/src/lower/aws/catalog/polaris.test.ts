import { describe, expect, it } from "vitest";
import { compileSmall, ofType, parsedText, resourceAt, type SmallEnvironment } from "../small-environment.testing.ts";

const RUNTIME = { "images.runtime": `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}` };
const EDGES = ["lake.tables -> names.tables"];

function catalog(settings: Readonly<Record<string, boolean>>, more: Partial<SmallEnvironment> = {}) {
  const components = [
    ["lake:lakehouse-tables", { zones: ["bronze", "gold"] }],
    ["names:catalog", { engine: "polaris", ...settings }],
  ] as const;
  return compileSmall({ components, edges: EDGES, choices: RUNTIME, ...more });
}

interface Container {
  readonly Name: string;
  readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
  readonly DependsOn?: readonly { readonly ContainerName: string; readonly Condition: string }[];
}

function containersOf(compilation: ReturnType<typeof catalog>): readonly Container[] {
  return resourceAt(compilation, "names.task").properties["ContainerDefinitions"] as unknown as readonly Container[];
}

function storageOf(compilation: ReturnType<typeof catalog>): unknown {
  const keeper = containersOf(compilation).find(({ Name }) => Name === "keeper");
  return parsedText(keeper?.Environment.find(({ Name }) => Name === "CATALOG_STORAGE")?.Value);
}

describe("a Polaris server", () => {
  it("starts after its database was prepared, and a keeper makes its catalog", () => {
    const [server, bootstrap, keeper] = containersOf(catalog({}));
    expect(server?.DependsOn).toEqual([{ ContainerName: bootstrap?.Name, Condition: "SUCCESS" }]);
    expect(keeper?.Environment).toContainEqual({ Name: "CATALOG_NAMESPACES", Value: "bronze,gold" });
  });

  it("hands out keys with a role that takes a word told to the server only, where that is asked for", () => {
    const compilation = catalog({ credentialVending: true });
    const trust = JSON.stringify(resourceAt(compilation, "names.storageRole").properties["AssumeRolePolicyDocument"]);
    const { externalId } = storageOf(compilation) as { externalId: string };
    expect(trust).toContain(`"sts:ExternalId":"${externalId}"`);
    expect(JSON.stringify(resourceAt(compilation, "names.rolePolicy").properties)).not.toContain("s3:PutObject");
  });

  it("opens files with its own role otherwise, and makes no keys", () => {
    const compilation = catalog({});
    expect(storageOf(compilation)).toMatchObject({ stsUnavailable: true });
    expect(JSON.stringify(resourceAt(compilation, "names.rolePolicy").properties)).toContain("s3:PutObject");
  });

  it("signs in to its database with a user whose password nobody changes behind its back", () => {
    const compilation = catalog({});
    const passwords = JSON.stringify(containersOf(compilation));
    expect(ofType(compilation, "Zerolake::RDS::DatabaseUser")).toHaveLength(1);
    expect(passwords).not.toContain("MasterUserSecret");
  });

  it.each([
    ["Delta tables", ["lake:lakehouse-tables", { engine: "delta" }], "tables"],
    ["managed tables", ["lake:lakehouse-tables", { native: true }], "tables"],
    ["files", ["lake:object-store", {}], "files"],
  ] as const)("refuses %s, which it does not list, and says what to do", (_, store, port) => {
    const { diagnostics } = compileSmall({
      components: [store, ["names:catalog", { engine: "polaris" }]],
      edges: [`lake.${port} -> names.${port}`],
    });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Apache Polaris .* automatic catalog/),
    ]);
  });
});
