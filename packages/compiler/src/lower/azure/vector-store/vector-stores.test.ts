import { isAddress } from "@zerolake/artefacts";
import { substitute } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf } from "../../aws/small-environment.testing.ts";

const JOBS = ["embed.vectors -> vectors.vectors", "vectors.vectors -> app.vectors", "documents.files -> embed.files"];

function drawn(store: object, others: readonly (string | [string, object])[] = [], edges: readonly string[] = []) {
  const blueprint = blueprintOf({
    components: [
      "documents:object-store",
      ["embed:embedding-job", {}],
      ["vectors:vector-store", { dimension: 768, ...store }],
      "app:app-service",
      ...(others as []),
    ],
    edges: [...JOBS, ...edges],
    omit: [],
  });
  return compile(
    blueprint,
    sampleTarget("production", { "images.runtime": `r.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}` }, "azure"),
  );
}

describe.each([
  ["pgvector", { engine: "pgvector", vectorType: "halfvec" }],
  ["cosmos-vector", { cosmosVector: true }],
  ["qdrant", { engine: "qdrant" }],
])("vectors in %s", (_name, store) => {
  const { resources, diagnostics } = drawn(store);
  const environment = JSON.stringify(resources.find(({ address }) => address === "app.app")?.properties);

  it("are found by the application under an address that our programs open", () => {
    const address = /"name":"ZEROLAKE_IN_VECTORS","value":"([^"]+)"/.exec(environment)?.[1] ?? "";
    expect(isAddress("vectors", address)).toBe(true);
  });

  it("are opened with a right of each neighbour's own, which it waits for", () => {
    const rights = resources.filter(({ address }) => /^(app|embed)\.access\["(document|database|secret)/.test(address));
    expect(rights.map(({ address }) => address.split(".")[0]).sort()).toEqual(["app", "embed"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("are destroyed with consent only", () => {
    expect(resources.some(({ address, holdsData }) => address.startsWith("vectors.") && holdsData)).toBe(true);
  });
});

it("a database that only writers and readers of vectors need is theirs alone: it takes no password", () => {
  const server = drawn({ engine: "pgvector" }).resources.find(({ address }) => address === "vectors.server");
  expect(server?.properties["properties"]).toMatchObject({
    authConfig: { activeDirectoryAuth: "Enabled", passwordAuth: "Disabled" },
    highAvailability: { mode: "ZoneRedundant" },
  });
});

it("readers of documents may not write them", () => {
  const { resources } = drawn({ cosmosVector: true });
  const roles = resources.filter(({ type }) => type.endsWith("/sqlRoleAssignments")).map(({ address }) => address);
  expect(roles.sort()).toEqual([
    'app.access["documentReader on vectors.container"]',
    'embed.access["documentWriter on vectors.container"]',
  ]);
});

it("the cluster lies in the network of the containers as soon as Qdrant runs in it, and each server's name leads to an address of its own", () => {
  const { resources } = drawn({ engine: "qdrant" }, [["faces:vector-store", { engine: "qdrant" }]]);
  const names = resources.filter(({ type }) => type === "Microsoft.Network/privateDnsZones/A");
  const addresses = names.map(({ properties }) => JSON.stringify(properties["properties"]).match(/\d+\.\d+\.\d+\.\d+/)?.[0] ?? "");
  expect(new Set(addresses).size).toBe(2);
  const cluster = resources.find(({ type }) => type === "Microsoft.ContainerService/managedClusters");
  const subnet = resources.find(({ address }) => address === 'network.subnet["cluster"]');
  expect(JSON.stringify(cluster?.properties)).toContain(`"vnetSubnetID":"${String(subnet?.properties["id"])}"`);
  const prefix = /"addressPrefix":"([\d.]+)/.exec(JSON.stringify(subnet?.properties))?.[1] ?? "";
  const [a, b, c] = prefix.split(".");
  expect(addresses.every((address) => address.startsWith(`${a}.${b}.${Number(c) + 1}.`))).toBe(true);
});

it("the servers of Qdrant get the address that their name leads to", () => {
  const { resources } = drawn({ engine: "qdrant" });
  const [name] = resources.filter(({ type }) => type === "Microsoft.Network/privateDnsZones/A");
  const address = JSON.stringify(name?.properties).match(/"ipv4Address":"([^"]+)"/)?.[1] ?? "none";
  const manifests = resources.find(({ address: found }) => found === "vectors.manifests");
  const text = String(substitute(manifests?.properties["content"] ?? "", () => "known"));
  const { items } = JSON.parse(text) as { items: { kind: string; metadata: { annotations?: Record<string, string> } }[] };
  const [balancer] = items.filter(({ kind, metadata }) => kind === "Service" && metadata.annotations);
  expect(balancer?.metadata.annotations?.["service.beta.kubernetes.io/azure-load-balancer-ipv4"]).toBe(address);
});

it("a stream job that runs outside of the network is told that Qdrant does not answer it", () => {
  const { diagnostics } = drawn(
    { engine: "qdrant" },
    ["events:event-stream", ["job:stream-processor", { engine: "spark-streaming" }]],
    ["events.events -> job.events", "job.vectors -> vectors.vectors"],
  );
  expect(diagnostics.filter(({ message }) => message.includes("Qdrant does not answer")).map(({ severity }) => severity)).toEqual([
    "error",
  ]);
});

it.each([{ engine: "pgvector" }, { cosmosVector: true }, { engine: "auto" }])(
  "a stream job, which writes tables only, is said to leave the vectors unwritten: %j",
  (store) => {
    const { diagnostics } = drawn(
      store,
      ["events:event-stream", ["job:stream-processor", { engine: "spark-streaming" }], "tables:lakehouse-tables"],
      ["events.events -> job.events", "job.tables -> tables.tables", "job.vectors -> vectors.vectors"],
    );
    expect(diagnostics.filter(({ code }) => code === "ZL-AZURE-STREAM-VECTORS")).toHaveLength(1);
  },
);
