import { spawnSync } from "node:child_process";
import type { Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compileSmall, ofType, resourceAt, type SmallEnvironment } from "../small-environment.testing.ts";

function store(more: Partial<SmallEnvironment> = {}, settings: Readonly<Record<string, number>> = {}) {
  return compileSmall({ components: [["vectors:vector-store", { engine: "qdrant", ...settings }]], ...more });
}

function scriptOf(compilation: ReturnType<typeof store>, key: string): string {
  const data = resourceAt(compilation, `vectors.template["${key}"]`).properties["LaunchTemplateData"] as { readonly UserData: string };
  return Buffer.from(data.UserData, "base64").toString("utf8");
}

const hasBash = spawnSync("bash", ["--version"]).status === 0;

describe("Qdrant on machines of its own", () => {
  it.runIf(hasBash)("starts with a script that bash can read, on every machine", () => {
    const compilation = store({ tier: "production" });
    for (const key of ["1", "2", "3"]) expect(spawnSync("bash", ["-n"], { input: scriptOf(compilation, key) }).stderr.toString()).toBe("");
  });

  it("keeps vectors on a volume that outlives the machine, found again by its owner's tags", () => {
    const compilation = store();
    const [volume] = ofType(compilation, "AWS::EC2::Volume");
    const tags = (volume?.properties["Tags"] ?? []) as readonly { Key: string; Value: Value }[];
    const address = String(tags.find(({ Key }) => Key === "zerolake:address")?.Value);
    expect(volume?.holdsData).toBe(true);
    expect(scriptOf(compilation, "1")).toContain(`Name=tag:zerolake:address,Values=${address} `);
  });

  it("may take a volume that is encrypted with the customer's key, which needs a grant", () => {
    const compilation = store({ components: [["vectors:vector-store", { engine: "qdrant" }], "key:encryption-key"] });
    const { PolicyDocument } = resourceAt(compilation, "vectors.rolePolicy").properties;
    const { Statement } = PolicyDocument as unknown as { readonly Statement: readonly { Action: string[]; Condition?: unknown }[] };
    expect(Statement).toContainEqual(
      expect.objectContaining({ Action: ["kms:CreateGrant"], Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } }),
    );
  });

  it("is one cluster: the others join the first machine, each in the zone of its volume", () => {
    const compilation = store({ tier: "production" });
    const zones = ofType(compilation, "AWS::EC2::Volume").map(({ properties }) => properties["AvailabilityZone"]);
    const subnets = ofType(compilation, "AWS::EC2::Instance").map(({ properties }) => JSON.stringify(properties["SubnetId"]));
    expect(scriptOf(compilation, "1")).not.toContain("--bootstrap");
    expect(scriptOf(compilation, "3")).toContain('--bootstrap "http://$first:6335"');
    expect(subnets.every((subnet, index) => subnet.includes(String(zones[index])))).toBe(true);
  });

  it("grows with the vectors, each machine behind the one address", () => {
    const compilation = store({}, { vectors: 20_000_000, dimension: 768 });
    const [group] = ofType(compilation, "AWS::ElasticLoadBalancingV2::TargetGroup");
    const machines = ofType(compilation, "AWS::EC2::Instance").length;
    expect(machines).toBeGreaterThan(5);
    expect(group?.properties["Targets"]).toHaveLength(machines);
  });

  it("says where its image comes from when the network lets nothing out, until a copy is named", () => {
    const closed = {
      components: [
        ["vectors:vector-store", { engine: "qdrant" }],
        ["net:network", { egress: "none" }],
      ] as const,
    };
    const copy = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/qdrant@sha256:${"a".repeat(64)}`;
    const codes = (choices: SmallEnvironment["choices"]) =>
      compileSmall({ ...closed, ...(choices ? { choices } : {}) }).diagnostics.map(({ code }) => code);
    expect(codes(undefined)).toContain("ZL-AWS-IMAGE-OUTSIDE");
    expect(codes({ "images.qdrant": copy })).not.toContain("ZL-AWS-IMAGE-OUTSIDE");
    expect(scriptOf(store({ choices: { "images.qdrant": copy } }), "1")).toContain("docker login --username AWS");
  });

  it("is filled by what embeds, not by a stream job, which is told so", () => {
    const { diagnostics } = compileSmall({
      components: [["stream:event-stream", { engine: "kinesis" }], "job:stream-processor", ["vectors:vector-store", { engine: "qdrant" }]],
      edges: ["stream.events -> job.events", "job.vectors -> vectors.vectors"],
    });
    expect(diagnostics.map(({ message }) => message).join()).toContain("let an Embedding pipeline fill it");
  });
});
