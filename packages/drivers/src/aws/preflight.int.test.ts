import { afterAll, beforeAll, expect, it } from "vitest";
import { preflightContract } from "../preflight-contract.testing.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { REGION, SandboxHarness } from "./sandbox-harness.testing.ts";

const STANDARD = "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances";

let harness: SandboxHarness;
let driver: AwsDriver;

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_aws_preflight");
  driver = createAwsDriver(harness.connection);
});
afterAll(async () => {
  driver.close();
  await harness.stop();
});

preflightContract(
  {
    cloud: "aws",
    region: REGION,
    action: "kinesis:CreateStream",
    machineType: "m7i.xlarge",
    quota: { service: "vpc", quota: "VPCs per Region" },
  },
  () => ({
    driver,
    account: harness.account,
    async reset() {
      await harness.reset();
      await harness.control("DELETE", "conditions");
    },
    setCondition: (condition) => harness.control("PUT", "conditions", condition),
    refusePermissions: () =>
      harness.fault({
        match: { service: "iam" },
        action: { kind: "fail", code: "AccessDenied", message: "Not for you.", at: "call", status: 403 },
      }),
  }),
);

it("counts machines by their virtual processors, all types of a family together", async () => {
  const nodes = { area: "quotas", service: "ec2", quota: STANDARD, unit: "vCPU", addresses: ["pool.nodes"] } as const;
  await harness.control("PUT", "conditions", { kind: "limit", subject: STANDARD.replace(/\(.*\)/, "*"), value: 20 });
  const verdicts = await driver.inspect(
    [
      { ...nodes, machineType: "m7i.xlarge", needed: 3 },
      { ...nodes, machineType: "r7i.2xlarge", needed: 1 },
    ],
    { timeLimitMs: 10_000 },
  );
  expect(verdicts).toMatchObject([
    { answer: "yes", needed: 20, limit: 20 },
    { answer: "yes", needed: 20 },
  ]);
});
