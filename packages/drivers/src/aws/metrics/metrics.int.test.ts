import type { MetricQuestion } from "@zerolake/execution";
import { afterAll, beforeAll } from "vitest";
import { metricsContract } from "../../metrics-contract.testing.ts";
import { type AwsDriver, createAwsDriver } from "../aws-driver.ts";
import { request, SandboxHarness } from "../sandbox-harness.testing.ts";

const STREAM = "AWS::Kinesis::Stream";
const CALL = { token: "a1".repeat(32), timeLimitMs: 20_000 };

let harness: SandboxHarness;
let driver: AwsDriver;

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_aws_metrics");
  driver = createAwsDriver(harness.connection);
});
afterAll(async () => {
  driver.close();
  await harness.stop();
});

function lagOf(StreamName: string, name = "GetRecords.IteratorAgeMilliseconds"): MetricQuestion {
  const metric = { namespace: "AWS/Kinesis", name, dimensions: { StreamName }, statistic: "Maximum" };
  return { via: "cloudcontrol", query: { service: "cloudWatch", metric }, periodSeconds: 300, windowSeconds: 10_800 };
}

metricsContract("AWS", async () => {
  await harness.reset();
  await harness.control("DELETE", "conditions");
  const facts = { identifier: ["Name"], nameProperty: "Name" };
  await driver.create(request(STREAM, { Name: "clicks", ShardCount: 1 }, facts, { address: "stream.topic" }), CALL);
  await harness.control("POST", `accounts/${harness.account}/age`, { minutes: 600 });
  const refusals = {
    permission: { kind: "fail", at: "call", status: 400, code: "AccessDenied", message: "User: arn:aws:iam::1:user/z is not authorized." },
    throttled: { kind: "throttle" },
  };
  return {
    driver,
    question: lagOf("clicks"),
    unmeasured: lagOf("clicks", "Unheard"),
    foreign: {
      ...lagOf("clicks"),
      query: { service: "azureMonitor", resourceId: "/a", namespace: "b", metric: { name: "c", aggregation: "Total" } },
    },
    setIll: (isIll) =>
      isIll
        ? harness.control("PUT", "conditions", { account: harness.account, kind: "illResource", subject: "clicks" })
        : harness.control("DELETE", `conditions?account=${harness.account}`),
    refuse: (how) => harness.fault({ match: { service: "monitoring" }, action: refusals[how], count: 1 }),
    right: "cloudwatch:GetMetricData",
  };
});
