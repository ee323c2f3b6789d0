import {
  CancelResourceRequestCommand,
  type CloudControlClient,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  ListResourceRequestsCommand,
  ListResourcesCommand,
  UpdateResourceCommand,
} from "@aws-sdk/client-cloudcontrol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Account, CONTROL_TOKEN, client, control, create, databaseUrl, ended, openAccount } from "./sandbox.testing.ts";
import { type RunningSandbox, startSandbox } from "./start-sandbox.ts";

const STREAM = "AWS::Kinesis::Stream";

let sandbox: RunningSandbox;
let account: Account;
let cloud: CloudControlClient;

beforeAll(async () => {
  sandbox = await startSandbox({
    databaseUrl: databaseUrl(),
    controlToken: CONTROL_TOKEN,
    profile: "zero",
    schema: "sandbox_protocol_tests",
  });
  account = await openAccount(sandbox.url, "protocol tests");
  cloud = client(sandbox.url, account);
});
beforeEach(async () => {
  await control(sandbox.url, "POST", `accounts/${account.account}/reset`);
  await control(sandbox.url, "DELETE", "faults");
  await control(sandbox.url, "PUT", "latency", { profile: "zero" });
});
afterAll(async () => {
  cloud.destroy();
  await sandbox.stop();
});

const read = async (identifier: string, type = STREAM) => {
  const { ResourceDescription } = await cloud.send(new GetResourceCommand({ TypeName: type, Identifier: identifier }));
  return JSON.parse(ResourceDescription?.Properties ?? "{}") as Record<string, unknown>;
};
const update = (identifier: string, patch: object[], type = STREAM) =>
  cloud.send(new UpdateResourceCommand({ TypeName: type, Identifier: identifier, PatchDocument: JSON.stringify(patch) }));
const remove = async (identifier: string, type = STREAM) =>
  ended(cloud, (await cloud.send(new DeleteResourceCommand({ TypeName: type, Identifier: identifier }))).ProgressEvent ?? {});

describe("requests", () => {
  it("first say that they are in progress, then that they have ended", async () => {
    const accepted = await create(cloud, STREAM, { Name: "one" });
    expect(accepted).toMatchObject({ TypeName: STREAM, Operation: "CREATE", OperationStatus: "IN_PROGRESS" });
    expect(accepted.Identifier).toBeUndefined();
    expect(await ended(cloud, accepted)).toMatchObject({ OperationStatus: "SUCCESS", Identifier: "one" });
  });

  it("take their time in a profile with waits, and say when to look again", async () => {
    await control(sandbox.url, "PUT", "latency", { profile: "fast" });
    const accepted = await create(cloud, STREAM, { Name: "slow" });
    await expect(read("slow")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    const started = Date.now();
    expect(accepted.RetryAfter?.getTime()).toBeGreaterThan(started);
    expect(await ended(cloud, accepted)).toMatchObject({ OperationStatus: "SUCCESS" });
    expect(await read("slow")).toMatchObject({ Name: "slow" });
  });

  it("with the same client token and content are the same request; with other content they are refused", async () => {
    const first = await create(cloud, STREAM, { Name: "token" }, "token-1");
    const again = await create(cloud, STREAM, { Name: "token" }, "token-1");
    expect(again.RequestToken).toBe(first.RequestToken);
    await expect(create(cloud, STREAM, { Name: "other" }, "token-1")).rejects.toMatchObject({ name: "ClientTokenConflictException" });
  });

  it("sent twice at the same moment with one token make one resource", async () => {
    const events = await Promise.all(
      Array.from({ length: 20 }, () => create(cloud, "AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }, "twins")),
    );
    expect(new Set(events.map((event) => event.RequestToken)).size).toBe(1);
    const { ResourceDescriptions } = await cloud.send(new ListResourcesCommand({ TypeName: "AWS::EC2::VPC" }));
    expect(ResourceDescriptions).toHaveLength(1);
  });

  it("for one name sent at the same moment make one resource; the others find it taken", async () => {
    const events = await Promise.all(Array.from({ length: 20 }, async () => ended(cloud, await create(cloud, STREAM, { Name: "race" }))));
    expect(events.filter((event) => event.OperationStatus === "SUCCESS")).toHaveLength(1);
    expect(events.filter((event) => event.ErrorCode === "AlreadyExists")).toHaveLength(19);
  });

  it("on a resource that is being changed are refused", async () => {
    await ended(cloud, await create(cloud, STREAM, { Name: "busy", ShardCount: 1 }));
    await control(sandbox.url, "PUT", "latency", { profile: "fast" });
    await update("busy", [{ op: "add", path: "/ShardCount", value: 2 }]);
    await expect(update("busy", [{ op: "add", path: "/ShardCount", value: 3 }])).rejects.toMatchObject({
      name: "ConcurrentOperationException",
    });
  });

  it("are listed with filters, and can be cancelled while they run", async () => {
    await control(sandbox.url, "PUT", "latency", { profile: "realistic" });
    const accepted = await create(cloud, STREAM, { Name: "cancelled" });
    const filter = { ResourceRequestStatusFilter: { Operations: ["CREATE" as const], OperationStatuses: ["IN_PROGRESS" as const] } };
    const { ResourceRequestStatusSummaries: running } = await cloud.send(new ListResourceRequestsCommand(filter));
    expect(running).toMatchObject([{ RequestToken: accepted.RequestToken, TypeName: STREAM }]);
    const { ProgressEvent } = await cloud.send(new CancelResourceRequestCommand({ RequestToken: accepted.RequestToken }));
    expect(ProgressEvent).toMatchObject({ OperationStatus: "CANCEL_COMPLETE" });
  });

  it("that nobody made are unknown", async () => {
    await expect(cloud.send(new GetResourceRequestStatusCommand({ RequestToken: "none" }))).rejects.toMatchObject({
      name: "RequestTokenNotFoundException",
    });
  });
});

describe("desired states", () => {
  it.each([
    [STREAM, { Nmae: "x" }, "ValidationException", "Model validation failed (#: extraneous key [Nmae] is not permitted)"],
    [STREAM, { Arn: "arn:x" }, "ValidationException", "readOnlyProperties [/properties/Arn]"],
    ["AWS::Glue::Table", {}, "UnsupportedActionException", "does not support CREATE action"],
    ["AWS::Nothing::Here", {}, "TypeNotFoundException", "cannot be found"],
  ])("of %s are refused: %j", async (type, desired, name, message) => {
    await expect(create(cloud, type, desired)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  });

  it("come back with defaults and attributes, without write-only properties, tags in another order", async () => {
    const tags = ["a", "b", "c"].map((Key) => ({ Key, Value: "1" }));
    await ended(cloud, await create(cloud, "AWS::Athena::WorkGroup", { Name: "w", RecursiveDeleteOption: true, Tags: tags }));
    const workgroup = await read("w", "AWS::Athena::WorkGroup");
    expect(workgroup).not.toHaveProperty("RecursiveDeleteOption");
    expect(workgroup["Tags"]).toEqual(tags.toReversed());
    await ended(cloud, await create(cloud, STREAM, { Name: "d" }));
    expect(await read("d")).toMatchObject({ RetentionPeriodHours: 24, Arn: `arn:aws:kinesis:eu-central-1:${account.account}:stream/d` });
  });

  it("are changed by a patch of the read model, within what the schema allows", async () => {
    await ended(cloud, await create(cloud, STREAM, { Name: "p", ShardCount: 1 }));
    await ended(cloud, (await update("p", [{ op: "replace", path: "/ShardCount", value: 4 }])).ProgressEvent ?? {});
    expect(await read("p")).toMatchObject({ ShardCount: 4 });
    await expect(update("p", [{ op: "add", path: "/Name", value: "q" }])).rejects.toMatchObject({
      name: "NotUpdatableException",
      message: "Invalid patch update: createOnlyProperties [/properties/Name] cannot be updated",
    });
    await expect(update("p", [{ op: "remove", path: "/DesiredShardLevelMetrics" }])).rejects.toMatchObject({ name: "ValidationException" });
    await expect(update("p", [{ op: "add", path: "/Odd", value: 1 }])).rejects.toThrow("extraneous key [Odd]");
    await expect(update("none", [])).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("that point to what is not there fail as the owning service fails", async () => {
    const subnet = await ended(cloud, await create(cloud, "AWS::EC2::Subnet", { VpcId: "vpc-0", CidrBlock: "10.0.0.0/24" }));
    expect(subnet).toMatchObject({
      OperationStatus: "FAILED",
      ErrorCode: "InvalidRequest",
      StatusMessage: expect.stringContaining("'vpc-0' does not exist"),
    });
    const lambda = { FunctionName: "f", Role: `arn:aws:iam::${account.account}:role/r`, Code: { S3Bucket: "b", S3Key: "k" } };
    expect(await ended(cloud, await create(cloud, "AWS::Lambda::Function", lambda))).toMatchObject({
      StatusMessage: expect.stringContaining("NoSuchKey"),
    });
  });
});

describe("deletion", () => {
  it("of what is not there ends FAILED with NotFound", async () => {
    expect(await remove("none")).toMatchObject({ OperationStatus: "FAILED", ErrorCode: "NotFound" });
  });

  it("of what others need is refused until they are gone", async () => {
    const { Identifier: VpcId = "" } = await ended(cloud, await create(cloud, "AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }));
    const { Identifier: subnet = "" } = await ended(cloud, await create(cloud, "AWS::EC2::Subnet", { VpcId, CidrBlock: "10.0.0.0/24" }));
    expect(await remove(VpcId, "AWS::EC2::VPC")).toMatchObject({
      OperationStatus: "FAILED",
      StatusMessage: expect.stringContaining("has dependencies"),
    });
    expect(await remove(subnet, "AWS::EC2::Subnet")).toMatchObject({ OperationStatus: "SUCCESS" });
    expect(await remove(VpcId, "AWS::EC2::VPC")).toMatchObject({ OperationStatus: "SUCCESS" });
  });
});

describe("accounts", () => {
  it("see nothing of each other, but share the names of buckets", async () => {
    const stranger = client(sandbox.url, await openAccount(sandbox.url, "somebody else"));
    await ended(cloud, await create(cloud, "AWS::S3::Bucket", { BucketName: "zl-worldwide" }));
    await expect(stranger.send(new GetResourceCommand({ TypeName: "AWS::S3::Bucket", Identifier: "zl-worldwide" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    expect(await ended(stranger, await create(stranger, "AWS::S3::Bucket", { BucketName: "zl-worldwide" }))).toMatchObject({
      ErrorCode: "AlreadyExists",
    });
    stranger.destroy();
  });

  it("keep regions apart, except for services that have none", async () => {
    const elsewhere = client(sandbox.url, account, "us-west-2");
    const role = { RoleName: "r", AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] } };
    await ended(cloud, await create(cloud, STREAM, { Name: "here" }));
    await ended(cloud, await create(cloud, "AWS::IAM::Role", role));
    await expect(elsewhere.send(new GetResourceCommand({ TypeName: STREAM, Identifier: "here" }))).rejects.toThrow("was not found");
    expect(await elsewhere.send(new GetResourceCommand({ TypeName: "AWS::IAM::Role", Identifier: "r" }))).toMatchObject({
      TypeName: "AWS::IAM::Role",
    });
    elsewhere.destroy();
  });
});
