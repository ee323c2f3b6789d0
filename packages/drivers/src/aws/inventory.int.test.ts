import type { ResourceRequest } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { ownerOf, ownerTags, REGION, request, SandboxHarness } from "./sandbox-harness.testing.ts";

const LIMIT = { timeLimitMs: 20_000 };
const TAGS = { property: "Tags", shape: "list" as const };
const REFUSAL = { kind: "fail", at: "call", code: "AccessDeniedException", status: 400, message: "Not authorized to perform this." };

let harness: SandboxHarness;
let driver: AwsDriver;
let tokens = 0;

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_aws_inventory");
  driver = createAwsDriver(harness.connection);
});
beforeEach(() => harness.reset());
afterAll(async () => {
  driver.close();
  await harness.stop();
});

async function make(type: string, properties: ResourceRequest["properties"], identifier: readonly string[]): Promise<string> {
  const wanted = request(type, properties, { identifier, tags: TAGS }, { address: "c.made" });
  tokens += 1;
  let status = await driver.create(wanted, { ...LIMIT, token: `bd${String(tokens).padStart(62, "0")}` });
  while (status.state === "pending") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    status = await driver.poll(status.operation, wanted, LIMIT);
  }
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return status.identifier;
}

describe("what is there on AWS", () => {
  it("lists page by page, and under the identifiers by which each resource is read", async () => {
    const Tags = ownerTags("c.made");
    const streams = Array.from({ length: 105 }, (_, index) => `zl-stream-${index}`);
    const made = [
      ...(await Promise.all(streams.map((Name) => make("AWS::Kinesis::Stream", { Name, ShardCount: 1, Tags }, ["Name"])))),
      await make("AWS::S3::Bucket", { BucketName: "zl-inventory", Tags }, ["BucketName"]),
      await make("AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16", Tags }, ["VpcId"]),
      await make("AWS::EC2::EIP", { Domain: "vpc", Tags }, ["PublicIp", "AllocationId"]),
      await make("AWS::SQS::Queue", { QueueName: "zl-queue", Tags }, ["QueueUrl"]),
      await make("AWS::SNS::Topic", { TopicName: "zl-topic", Tags }, ["TopicArn"]),
      await make("AWS::RedshiftServerless::Namespace", { NamespaceName: "zl-namespace", Tags }, ["NamespaceName"]),
      await make("AWS::CE::AnomalyMonitor", { MonitorName: "zl", MonitorType: "CUSTOM", ResourceTags: Tags }, ["MonitorArn"]),
      await make("AWS::IAM::Role", { RoleName: "zl-role", AssumeRolePolicyDocument: {}, Tags }, ["RoleName"]),
    ];
    const { resources, gaps } = await driver.listOwned("installation-1", LIMIT);
    expect(resources.map(({ identifier }) => identifier).sort()).toEqual([...made].sort());
    for (const { type, via, identifier, owner } of resources.slice(-12)) {
      expect(owner).toEqual(ownerOf("c.made"));
      expect(await driver.read({ address: "c.made", type, via, identifier }, LIMIT)).toMatchObject({ identifier });
    }
    expect(gaps).toEqual([expect.stringContaining("takes no tags")]);
  });

  it("sees its own region only", async () => {
    await make("AWS::Kinesis::Stream", { Name: "zl-here", ShardCount: 1, Tags: ownerTags("c.made") }, ["Name"]);
    const elsewhere = createAwsDriver({ ...harness.connection, region: "eu-west-1" });
    expect((await elsewhere.listOwned("installation-1", LIMIT)).resources).toEqual([]);
    expect((await driver.listOwned("installation-1", LIMIT)).resources).toHaveLength(1);
    expect(REGION).not.toBe("eu-west-1");
    elsewhere.close();
  });

  it("throws when the tags may not be seen, and names roles as a gap when only those may not", async () => {
    await make("AWS::Kinesis::Stream", { Name: "zl-seen", ShardCount: 1, Tags: ownerTags("c.made") }, ["Name"]);
    await harness.fault({ match: { service: "iam" }, action: { ...REFUSAL, code: "AccessDenied" }, count: 1 });
    const { resources, gaps } = await driver.listOwned("installation-1", LIMIT);
    expect(resources).toHaveLength(1);
    expect(gaps[0]).toMatch(/^Roles of IAM could not be looked through: .*[Nn]ot authorized/);
    await harness.fault({ match: { service: "tagging" }, action: REFUSAL, count: 1 });
    await expect(driver.listOwned("installation-1", LIMIT)).rejects.toMatchObject({ error: { class: "permission" } });
  });

  it("does not list what lies inside another resource, or what Cloud Control does not manage", async () => {
    expect(await driver.listExisting("AWS::ApiGatewayV2::Route", "cloudcontrol", LIMIT)).toBeUndefined();
    expect(await driver.listExisting("AWS::Glue::Table", "sdk:glue", LIMIT)).toBeUndefined();
    expect(await driver.listExisting("AWS::EC2::VPC", "cloudcontrol", LIMIT)).toEqual([]);
  });
});
