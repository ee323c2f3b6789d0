import { GetResourceCommand } from "@aws-sdk/client-cloudcontrol";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Account, CONTROL_TOKEN, client, control, create, databaseUrl, ended, openAccount } from "./sandbox.testing.ts";
import { type RunningSandbox, startSandbox } from "./start-sandbox.ts";

const STREAM = "AWS::Kinesis::Stream";

let sandbox: RunningSandbox;
let account: Account;
let cloud: ReturnType<typeof client>;

beforeAll(async () => {
  sandbox = await startSandbox({
    databaseUrl: databaseUrl(),
    controlToken: CONTROL_TOKEN,
    profile: "zero",
    schema: "sandbox_control_tests",
  });
  account = await openAccount(sandbox.url, "control tests");
  cloud = client(sandbox.url, account);
});
beforeEach(async () => {
  await control(sandbox.url, "POST", `accounts/${account.account}/reset`);
  await control(sandbox.url, "DELETE", "faults");
});
afterAll(async () => {
  cloud.destroy();
  await sandbox.stop();
});

const fault = (body: object) => control<{ id: string }>(sandbox.url, "POST", "faults", body);
const make = async (Name: string) =>
  ended(cloud, await create(cloud, STREAM, { Name, Tags: [{ Key: "zerolake:address", Value: `s.${Name}` }] }));

const drift = (body: object) =>
  control(sandbox.url, "POST", `accounts/${account.account}/drift`, { type: STREAM, identifier: "drifting", ...body });

it("refuses who does not know the token, and names what it does not have", async () => {
  const stranger = await fetch(`${sandbox.url}/_sandbox/faults`, { headers: { authorization: "Bearer guess" } });
  expect(stranger.status).toBe(401);
  await expect(control(sandbox.url, "GET", "nothing")).rejects.toThrow("404");
  await expect(fault({ action: { kind: "explode" } })).rejects.toThrow("400");
});

it("answers who asks whether it is well", async () => {
  expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200);
});

it("opens one account per organisation, with the same key every time", async () => {
  expect(await openAccount(sandbox.url, "control tests")).toEqual(account);
  expect((await openAccount(sandbox.url, "other")).account).not.toBe(account.account);
  expect(account.account).toMatch(/^\d{12}$/);
});

it("makes a matching request fail, as often as asked", async () => {
  await fault({ match: { address: "s.bad*" }, action: { kind: "fail", code: "ServiceInternalError", message: "Told to." }, count: 1 });
  expect(await make("good")).toMatchObject({ OperationStatus: "SUCCESS" });
  expect(await make("bad1")).toMatchObject({ OperationStatus: "FAILED", ErrorCode: "ServiceInternalError", StatusMessage: "Told to." });
  expect(await make("bad1")).toMatchObject({ OperationStatus: "SUCCESS" });
  expect(await control(sandbox.url, "GET", "faults")).toEqual({ faults: [] });
});

it("leaves half a resource behind where the cloud would", async () => {
  await fault({ action: { kind: "fail", code: "NotStabilized", message: "It did not become ready." }, count: 1 });
  expect(await make("half")).toMatchObject({ OperationStatus: "FAILED", ErrorCode: "NotStabilized", Identifier: "half" });
  expect(await make("half")).toMatchObject({ ErrorCode: "AlreadyExists" });
});

it("throttles, and loses replies of what it has done", async () => {
  await fault({ match: { operation: "CreateResource" }, action: { kind: "throttle" }, count: 1 });
  await expect(make("later")).rejects.toMatchObject({ name: "ThrottlingException" });
  await fault({ match: { operation: "CreateResource" }, action: { kind: "dropReply" }, count: 1 });
  await expect(make("silent")).rejects.toThrow(/socket|ECONNRESET/i);
  expect(await cloud.send(new GetResourceCommand({ TypeName: STREAM, Identifier: "silent" }))).toBeDefined();
});

it("delays the work of a request, not its acceptance", async () => {
  await fault({ action: { kind: "delay", ms: 60_000 }, count: 1 });
  const accepted = await create(cloud, STREAM, { Name: "delayed" });
  expect(accepted).toMatchObject({ OperationStatus: "IN_PROGRESS" });
  await expect(cloud.send(new GetResourceCommand({ TypeName: STREAM, Identifier: "delayed" }))).rejects.toThrow("was not found");
});

it("lets somebody change or delete a resource behind its owner's back", async () => {
  await make("drifting");
  expect(await drift({ patch: [{ op: "replace", path: "/RetentionPeriodHours", value: 48 }] })).toMatchObject({
    properties: { RetentionPeriodHours: 48 },
  });
  await drift({ delete: true });
  await expect(drift({ delete: true })).rejects.toThrow("404");
});

it("limits how many resources of a type there may be", async () => {
  await control(sandbox.url, "PUT", "quotas", { account: account.account, type: STREAM, limit: 1 });
  await make("first");
  expect(await make("second")).toMatchObject({
    ErrorCode: "ServiceLimitExceeded",
    StatusMessage: expect.stringContaining("quota 1, in use 1"),
  });
  await control(sandbox.url, "DELETE", `quotas?account=${account.account}&type=${STREAM}`);
  expect(await make("second")).toMatchObject({ OperationStatus: "SUCCESS" });
});

it("lists what an account holds with its address", async () => {
  await make("listed");
  const { resources } = await control<{ resources: object[] }>(sandbox.url, "GET", `accounts/${account.account}/resources?type=${STREAM}`);
  expect(resources).toMatchObject([{ type: STREAM, identifier: "listed", address: "s.listed", scope: "eu-central-1" }]);
});
