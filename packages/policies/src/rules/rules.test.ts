import { planApply, planDestroy } from "@zerolake/planner";
import type { PropertyMap } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { inputOf, planOf, resource } from "../plans.testing.ts";
import { RULES } from "./registry.ts";

const sse = (by: PropertyMap) => ({ BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: by }] } });

const judgeCost = (
  settings: { monthlyUsd: number; counts: "total" | "added" },
  cost?: { beforeUsd: number; afterUsd: number; isAtLeast?: boolean },
) => RULES.costCeiling.judge(settings, inputOf(planOf([]), "aws", cost ? { cost: { isAtLeast: false, ...cost } } : {}));

const nodes = (machine: string, max: number) =>
  resource("AWS::EKS::Nodegroup", { InstanceTypes: [machine], ScalingConfig: { MinSize: 0, MaxSize: max } });

const judgeGpus = (gpus: number, ...resources: Parameters<typeof planOf>[0]) =>
  RULES.gpuCeiling.judge({ gpus }, inputOf(planOf(resources)));

describe("encryption required", () => {
  const key = { $ref: "key.key", attr: "Arn" };
  it.each([
    ["a bucket with the cloud's key", "AWS::S3::Bucket", sse({ SSEAlgorithm: "AES256" }), "any", []],
    [
      "a bucket with the cloud's key, where your own is asked for",
      "AWS::S3::Bucket",
      sse({ SSEAlgorithm: "AES256" }),
      "own",
      ["cloud's key"],
    ],
    ["a bucket with your own key", "AWS::S3::Bucket", sse({ SSEAlgorithm: "aws:kms", KMSMasterKeyID: key }), "own", []],
    ["a stream without encryption", "AWS::Kinesis::Stream", {}, "any", ["not encrypted"]],
    [
      "a stream with the key of Kinesis",
      "AWS::Kinesis::Stream",
      { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" } },
      "own",
      ["cloud's key"],
    ],
    ["a database without encryption", "AWS::RDS::DBCluster", { StorageEncrypted: false }, "any", ["not encrypted"]],
    ["a queue that was switched off", "AWS::SQS::Queue", { SqsManagedSseEnabled: false }, "any", ["not encrypted"]],
    ["a queue with your own key", "AWS::SQS::Queue", { SqsManagedSseEnabled: false, KmsMasterKeyId: key }, "own", []],
    [
      "an online store without a key beside an offline one with",
      "AWS::SageMaker::FeatureGroup",
      { OnlineStoreConfig: {}, OfflineStoreConfig: { S3StorageConfig: { KmsKeyId: key } } },
      "own",
      ["cloud's key"],
    ],
    ["a service that takes no key", "AWS::MSK::ServerlessCluster", {}, "own", ["takes no key"]],
    ["what lies in a cluster", "AWS::MSK::Topic", {}, "own", []],
    ["a topic of Google without a key", "pubsub.topic", {}, "own", ["cloud's key"]],
  ] as const)("%s", (_, type, properties, settings, says) => {
    const { violations } = RULES.encryptionRequired.judge({ key: settings }, inputOf(planOf([resource(type, properties)])));
    expect(violations.map(({ message }) => message)).toEqual(says.map((part) => expect.stringContaining(part)));
  });

  it("names a type that holds data and that it does not know, and never passes it", () => {
    const judged = RULES.encryptionRequired.judge({ key: "any" }, inputOf(planOf([resource("AWS::Some::Database", {})])));
    expect(judged).toEqual({
      violations: [],
      notJudged: [{ message: expect.stringContaining("AWS::Some::Database holds data"), addresses: ["a.Database"] }],
    });
  });
});

describe("public access forbidden", () => {
  it.each([
    ["AWS::S3::Bucket", {}, "anonymous"],
    [
      "AWS::S3::BucketPolicy",
      { PolicyDocument: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject" }] } },
      "anonymous",
    ],
    ["AWS::Lambda::Url", { AuthType: "NONE" }, "anonymous"],
    ["AWS::EC2::SecurityGroup", { SecurityGroupIngress: [{ CidrIp: "0.0.0.0/0" }] }, "internet"],
    ["AWS::OpenSearchServerless::SecurityPolicy", { Policy: '[{"AllowFromPublic":true}]' }, "internet"],
    ["Microsoft.Storage/storageAccounts", { properties: { allowBlobPublicAccess: true } }, "anonymous"],
    ["Microsoft.KeyVault/vaults", { properties: { publicNetworkAccess: "enabled" } }, "internet"],
    ["storage.bucket", { iamConfiguration: { publicAccessPrevention: "inherited" } }, "anonymous"],
    ["iam.member", { member: "allUsers" }, "anonymous"],
    ["compute.firewall", { direction: "INGRESS", allowed: [{}], sourceRanges: ["0.0.0.0/0"] }, "internet"],
  ] as const)("%s %j is open: %s", (type, properties, exposure) => {
    const judge = (forbids: "anonymous" | "internet") =>
      RULES.publicAccessForbidden.judge({ forbids }, inputOf(planOf([resource(type, properties)]))).violations.length;
    expect(judge("internet")).toBeGreaterThan(0);
    expect(judge("anonymous") > 0).toBe(exposure === "anonymous");
  });

  it.each([
    ["AWS::EC2::SecurityGroup", { SecurityGroupIngress: [{ CidrIp: "10.0.0.0/8" }] }],
    ["AWS::OpenSearchServerless::SecurityPolicy", { Policy: '[{"AllowFromPublic":false}]' }],
    ["Microsoft.KeyVault/vaults", { properties: { publicNetworkAccess: "Enabled", networkAcls: { defaultAction: "Deny" } } }],
    ["compute.firewall", { direction: "EGRESS", allowed: [{}], sourceRanges: ["0.0.0.0/0"] }],
  ] as const)("%s %j is closed", (type, properties) => {
    expect(RULES.publicAccessForbidden.judge({ forbids: "internet" }, inputOf(planOf([resource(type, properties)]))).violations).toEqual(
      [],
    );
  });

  it("says that a service beside the cloud is looked after in the service", () => {
    const judged = RULES.publicAccessForbidden.judge({ forbids: "internet" }, inputOf(planOf([resource("confluent.cluster", {})])));
    expect(judged.notJudged).toMatchObject([{ addresses: ["a.cluster"] }]);
  });
});

describe("cost ceiling", () => {
  it("counts the whole environment, or what one plan adds", () => {
    const cost = { beforeUsd: 900, afterUsd: 1_234.5 };
    expect(judgeCost({ monthlyUsd: 1_000, counts: "total" }, cost).violations[0]?.message).toBe(
      "The environment would cost about $1,235 a month; the ceiling is $1,000.",
    );
    expect(judgeCost({ monthlyUsd: 1_000, counts: "added" }, cost).violations).toEqual([]);
    expect(judgeCost({ monthlyUsd: 300, counts: "added" }, cost).violations).toHaveLength(1);
  });

  it("lets a plan pass that lowers the bill, however high it still is", () => {
    expect(judgeCost({ monthlyUsd: 10, counts: "total" }, { beforeUsd: 900, afterUsd: 800 }).violations).toEqual([]);
    expect(judgeCost({ monthlyUsd: 10, counts: "total" }, { beforeUsd: 900, afterUsd: 900 }).violations).toHaveLength(1);
  });

  it("speaks against a plan whose cost nobody knows, and names one of which a part has no price", () => {
    expect(judgeCost({ monthlyUsd: 10, counts: "total" }).violations).toMatchObject([{ remedy: "Plan again." }]);
    expect(judgeCost({ monthlyUsd: 10, counts: "total" }, { beforeUsd: 0, afterUsd: 5, isAtLeast: true })).toMatchObject({
      violations: [],
      notJudged: [{}],
    });
  });
});

describe("GPU ceiling", () => {
  it.each([
    ["g6.12xlarge", 2, 8],
    ["p5.48xlarge", 3, 24],
    ["g5.xlarge", 5, 5],
  ])("counts %s × %d as %d", (machine, max, gpus) => {
    expect(judgeGpus(gpus, nodes(machine, max)).violations).toEqual([]);
    expect(judgeGpus(gpus - 1, nodes(machine, max)).violations[0]?.message).toContain(`up to ${gpus} GPUs`);
  });

  it("counts accelerators beside a machine, and machines of Azure", () => {
    const pool = resource("container.nodePool", {
      config: { machineType: "n1-standard-8", accelerators: [{ acceleratorCount: "2" }] },
      autoscaling: { maxNodeCount: 3 },
    });
    const agents = resource("Microsoft.ContainerService/managedClusters/agentPools", {
      properties: { vmSize: "Standard_ND96isr_H100_v5", maxCount: 4 },
    });
    expect(judgeGpus(5, pool).violations[0]?.message).toContain("up to 6");
    expect(judgeGpus(31, agents).violations[0]?.message).toContain("up to 32");
  });

  it("names a machine with GPUs of which it does not know how many, and a pipeline that starts some", () => {
    expect(judgeGpus(0, nodes("p9.96xlarge", 1)).notJudged).toMatchObject([{ addresses: ["a.Nodegroup"] }]);
    const pipeline = resource("AWS::SageMaker::Pipeline", { PipelineDefinition: '{"InstanceType":"ml.g5.2xlarge"}' });
    expect(judgeGpus(0, pipeline).notJudged).toMatchObject([{ addresses: ["a.Pipeline"] }]);
    expect(judgeGpus(0, nodes("m7g.xlarge", 9))).toEqual({ violations: [], notJudged: [] });
  });
});

describe("destruction of data", () => {
  it("is what a destruction of what holds data does, and what does not hold any is nobody's loss", () => {
    const desired = [resource("AWS::S3::Bucket", {}), resource("AWS::IAM::Role", {}, { holdsData: false })];
    const recorded = desired.map(({ expectedMinutes, timeLimitMinutes, ...rest }) => ({
      ...rest,
      identifier: rest.address,
      attributes: {},
      secretDigests: {},
      expectedMinutes,
      timeLimitMinutes,
    }));
    const plan = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    const { violations } = RULES.dataDestruction.judge({ counts: "destroy" }, inputOf(plan));
    expect(violations).toMatchObject([{ addresses: ["a.Bucket"] }]);
    expect(RULES.dataDestruction.judge({ counts: "all" }, inputOf(planOf(desired))).violations).toEqual([]);
    const replaced = planApply({
      desired: [resource("AWS::S3::Bucket", { BucketName: "new" }, { facts: { ...desired[0]!.facts, createOnly: ["BucketName"] } })],
      recorded: recorded.slice(0, 1),
      consents: ["a.Bucket"],
    });
    expect(RULES.dataDestruction.judge({ counts: "all" }, inputOf(replaced)).violations).toMatchObject([{ addresses: ["a.Bucket"] }]);
    expect(RULES.dataDestruction.judge({ counts: "destroy" }, inputOf(replaced)).violations).toEqual([]);
  });
});
