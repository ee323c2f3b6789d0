import { NoAnswerError, type OperationStatus, type ResourceRequest } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../contract.testing.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { ownerOf, ownerTags, request, SandboxHarness } from "./sandbox-harness.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const STREAM = "AWS::Kinesis::Stream";
const QUEUE_FACTS = {
  createOnly: ["Name"],
  readOnly: ["Arn"],
  identifier: ["Name"],
  hasUniqueName: true,
  tags: { property: "Tags", shape: "list" as const },
};

let harness: SandboxHarness;
let driver: AwsDriver;
let tokens = 0;
const call = () => ({ ...LIMIT, token: `ef${String((tokens += 1)).padStart(62, "0")}` });

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_driver_tests");
  driver = createAwsDriver({
    ...harness.connection,
    artefacts: { read: (name) => Promise.resolve(name === "job" ? new Uint8Array([1, 2, 3]) : undefined) },
  });
});
afterAll(async () => {
  driver.close();
  await harness.stop();
});

async function end(made: ResourceRequest, status: OperationStatus): Promise<OperationStatus> {
  let current = status;
  for (let polls = 0; current.state === "pending" && polls < 200; polls += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, current.state === "pending" ? current.retryAfterMs : 0)));
    current = await driver.poll(current.operation, made, LIMIT);
  }
  return current;
}

async function make(wanted: ResourceRequest): Promise<{ identifier: string; attributes: Record<string, unknown> }> {
  const status = await end(wanted, await driver.create(wanted, call()));
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return { identifier: status.identifier, attributes: status.attributes };
}

function drift(identifier: string): Promise<unknown> {
  const patch = [{ op: "replace", path: "/ShardCount", value: 3 }];
  return harness.control("POST", `accounts/${harness.account}/drift`, { type: STREAM, identifier, patch });
}

const identityOf = (made: ResourceRequest, identifier: string) => ({ address: made.address, type: made.type, via: made.via, identifier });

driverContract("aws through the sandbox", async () => {
  await harness.reset();
  return {
    driver,
    request: (name) =>
      request(STREAM, { Name: `zl-${name}`, ShardCount: 1, Tags: ownerTags(`c.${name}`) }, QUEUE_FACTS, { address: `c.${name}` }),
    changed: (before) => ({ ...before, properties: { ...before.properties, ShardCount: 2 } }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, Name: "zl-other" } }),
    foreign: (before) => ({ ...before, properties: { ...before.properties, Tags: ownerTags("c.foreign", "installation-2") } }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, Shards: 1 } }),
    drift: ({ identifier }) => drift(identifier),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 100))),
    refuseNext: async (how) => {
      const action =
        how === "throttled"
          ? { kind: "throttle" }
          : {
              kind: "fail",
              code: "AccessDenied",
              message: "User: arn:aws:iam::1:user/x is not authorized to perform: kinesis:CreateStream",
            };
      await harness.fault({ match: { operation: "CreateResource" }, action, count: 1 });
    },
  };
});

describe("aws driver", () => {
  beforeEach(() => harness.reset());

  it("says that nobody answered when the reply is lost, and finds what was made all the same", async () => {
    await harness.fault({ match: { operation: "CreateResource" }, action: { kind: "dropReply" }, count: 1 });
    const stream = request(STREAM, { Name: "zl-lost", Tags: ownerTags("c.lost") }, QUEUE_FACTS, { address: "c.lost" });
    const options = call();
    await expect(driver.create(stream, options)).rejects.toThrow(NoAnswerError);
    expect(await driver.find(stream, options)).toMatchObject({ identifier: "zl-lost", owner: ownerOf("c.lost") });
    expect(await end(stream, await driver.create(stream, options))).toMatchObject({ state: "done", identifier: "zl-lost" });
  });

  it("does not take a refused question for the end of an operation, but a forgotten one is", async () => {
    const stream = request(STREAM, { Name: "zl-asked" }, QUEUE_FACTS);
    const accepted = await driver.create(stream, call());
    const operation = accepted.state === "pending" ? accepted.operation : "";
    await harness.fault({ match: { operation: "GetResourceRequestStatus" }, action: { kind: "throttle" }, count: 1 });
    await expect(driver.poll(operation, stream, LIMIT)).rejects.toThrow(NoAnswerError);
    expect(await driver.poll(operation, stream, LIMIT)).toMatchObject({ state: "done" });
    expect(await driver.poll("unknown", stream, LIMIT)).toMatchObject({ state: "failed", error: { class: "notFound" } });
  });

  it("gives up waiting when the call's time is over, and says that nobody answered", async () => {
    await harness.fault({ match: { operation: "GetResource" }, action: { kind: "delay", ms: 2_000, at: "call" }, count: 1 });
    const stream = identityOf(request(STREAM, {}), "zl-slow");
    await expect(driver.read(stream, { timeLimitMs: 200 })).rejects.toThrow(NoAnswerError);
  });

  it("reads a log page by page, takes one that is closed for none, and one that had enough for silent", async () => {
    const since = new Date(Date.now() - 1_000).toISOString();
    const stream = request(STREAM, { Name: "zl-busy", ShardCount: 1 }, QUEUE_FACTS);
    const { identifier } = await make(stream);
    for (let change = 0; change < 60; change += 1) await drift(identifier);
    const changes = () => driver.listActivity(identityOf(stream, identifier), since, LIMIT);
    expect(await changes()).toHaveLength(61);
    const code = "AccessDeniedException";
    const denied = { kind: "fail", at: "call", code, message: "is not authorized to perform: cloudtrail:LookupEvents" };
    await harness.fault({ match: { operation: "LookupEvents" }, action: denied, count: 1 });
    expect(await changes()).toBeUndefined();
    await harness.fault({ match: { operation: "LookupEvents" }, action: { kind: "throttle" }, count: 1 });
    await expect(changes()).rejects.toThrow(NoAnswerError);
  });

  it("finds a resource without a name by its owner's tags, and not somebody else's", async () => {
    const facts = { identifier: ["VpcId"], readOnly: ["VpcId"], tags: { property: "Tags", shape: "list" as const } };
    const ours = request("AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16", Tags: ownerTags("net.vpc") }, facts, { address: "net.vpc" });
    const other = request("AWS::EC2::VPC", { CidrBlock: "10.1.0.0/16", Tags: ownerTags("net.other") }, facts, { address: "net.other" });
    await make(other);
    const { identifier } = await make(ours);
    expect(identifier).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(await driver.find(ours, call())).toMatchObject({ identifier, owner: ownerOf("net.vpc") });
    expect(await driver.find({ ...ours, owner: ownerOf("net.third") }, call())).toBeUndefined();
  });

  it("waits for what still hangs on a resource instead of failing", async () => {
    const tags = { tags: { property: "Tags", shape: "list" as const } };
    const vpc = request("AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }, { ...tags, identifier: ["VpcId"] });
    const { identifier } = await make(vpc);
    await make(request("AWS::EC2::Subnet", { VpcId: identifier, CidrBlock: "10.0.1.0/24" }, { ...tags, identifier: ["SubnetId"] }));
    const status = await end(vpc, await driver.delete(identityOf(vpc, identifier), vpc.properties, { ...call(), mayEmpty: false }));
    expect(status).toMatchObject({ state: "failed", error: { class: "conflict", cause: "busy" } });
  });

  it("tells a young role from a wrong one", async () => {
    const role = `arn:aws:iam::${harness.account}:role/zl-missing`;
    const job = request(
      "AWS::Glue::Job",
      { Name: "zl-job", Role: role, Command: { Name: "glueetl", ScriptLocation: "s3://b/k" } },
      { identifier: ["Name"] },
    );
    expect(await end(job, await driver.create(job, call()))).toMatchObject({ state: "failed", error: { cause: "propagation" } });
  });

  it("does not empty a bucket unless somebody consented", async () => {
    const bucket = request(
      "AWS::S3::Bucket",
      { BucketName: "zl-full-bucket", VersioningConfiguration: { Status: "Enabled" } },
      { identifier: ["BucketName"], hasUniqueName: true },
    );
    await make(bucket);
    await make(request("Zerolake::S3::Object", { Bucket: "zl-full-bucket", Key: "a/b", Content: "text" }, {}, { via: "sdk:s3" }));
    const identity = identityOf(bucket, "zl-full-bucket");
    const remove = async (mayEmpty: boolean) => end(bucket, await driver.delete(identity, bucket.properties, { ...call(), mayEmpty }));
    expect(await remove(false)).toMatchObject({ state: "failed" });
    expect(await remove(true)).toMatchObject({ state: "done" });
    expect(await driver.read(identity, LIMIT)).toBeUndefined();
  });

  it("describes a type from the live registry, and knows which ones Cloud Control does not manage", async () => {
    expect(await driver.describe(STREAM, LIMIT)).toMatchObject({
      identifier: ["Name"],
      createOnly: ["Name"],
      readOnly: ["Arn", "WarmThroughputObject"],
      hasUniqueName: true,
      tags: { property: "Tags", shape: "list" },
    });
    expect(await driver.describe("AWS::Glue::Table", LIMIT)).toBeUndefined();
    expect(await driver.describe("AWS::Nothing::Here", LIMIT)).toBeUndefined();
  });

  it.each([
    ["an unknown key", { accessKeyId: "AKIANOBODYKNOWSTHIS1", secretAccessKey: "x" }, "UnrecognizedClientException"],
    ["a wrong secret", undefined, "InvalidSignatureException"],
  ])("names what is wrong with %s", async (_, credentials, code) => {
    const wrong = createAwsDriver({ ...harness.connection, credentials: credentials ?? { ...harness.credentials, secretAccessKey: "x" } });
    const stream = request(STREAM, { Name: "zl-x" }, QUEUE_FACTS);
    expect(await wrong.create(stream, call())).toMatchObject({ state: "failed", error: { class: "permission", code } });
    wrong.close();
  });

  it("says that a session has expired", async () => {
    const expired = (await harness.control("POST", "accounts", { organization: "driver tests", newKey: true })) as {
      accessKeyId: string;
      secretAccessKey: string;
    };
    await harness.control("PUT", `keys/${expired.accessKeyId}`, { expiresAt: "2020-01-01T00:00:00Z" });
    const late = createAwsDriver({ ...harness.connection, credentials: expired });
    expect(await late.create(request(STREAM, { Name: "zl-x" }, QUEUE_FACTS), call())).toMatchObject({
      state: "failed",
      error: { class: "permission", code: "ExpiredTokenException" },
    });
    late.close();
  });

  it("knows how policies name it, and which zones the account may use where they are not a, b and c", async () => {
    expect(await driver.whoAmI(LIMIT)).toMatchObject({ principal: `arn:aws:iam::${harness.account}:user/zerolake` });
    const tokyo = createAwsDriver({ ...harness.connection, region: "ap-northeast-1" });
    expect(await tokyo.listZones(LIMIT)).toEqual(["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]);
    tokyo.close();
  });

  it("tells a refusal to list zones as what it is", async () => {
    const action = { kind: "fail", at: "call", code: "UnauthorizedOperation", message: "You are not authorized.", status: 403 };
    await harness.fault({ match: { service: "ec2" }, action, count: 1 });
    await expect(driver.listZones(LIMIT)).rejects.toMatchObject({ error: { class: "permission", code: "UnauthorizedOperation" } });
  });

  it("tells a reached quota with what it means", async () => {
    await harness.control("PUT", "quotas", { type: STREAM, limit: 1 });
    await make(request(STREAM, { Name: "zl-one" }, QUEUE_FACTS));
    const second = request(STREAM, { Name: "zl-two" }, QUEUE_FACTS);
    expect(await end(second, await driver.create(second, call()))).toMatchObject({
      state: "failed",
      error: { class: "quota", code: "ServiceLimitExceeded" },
    });
    await harness.control("DELETE", `quotas?type=${STREAM}`);
  });
});
