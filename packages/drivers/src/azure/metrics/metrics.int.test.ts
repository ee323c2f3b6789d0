import type { MetricQuestion } from "@zerolake/execution";
import { afterAll, beforeAll, expect, it } from "vitest";
import { metricsContract } from "../../metrics-contract.testing.ts";
import { type AzureDriver, createAzureDriver } from "../azure-driver.ts";
import { AzureHarness, armRequest } from "../azure-harness.testing.ts";

const ACCOUNT = "Microsoft.Storage/storageAccounts";
const GROUP = "Microsoft.Resources/resourceGroups";
const CALL = { token: "a1".repeat(32), timeLimitMs: 20_000 };

let harness: AzureHarness;
let driver: AzureDriver;
beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_metrics");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());

const store = () =>
  armRequest(ACCOUNT, "2025-08-01", {
    id: harness.id(`${ACCOUNT}/zlmeasured`),
    address: "lake.account",
    body: { kind: "StorageV2", sku: { name: "Standard_LRS" }, properties: { isHnsEnabled: true } },
  });

function asked(name: string, filter?: string, id = harness.id(`${ACCOUNT}/zlmeasured`)): MetricQuestion {
  const metric = { name, aggregation: "Average" as const, ...(filter === undefined ? {} : { filter }) };
  return {
    via: "arm@2025-08-01",
    query: { service: "azureMonitor", resourceId: id, namespace: ACCOUNT, metric },
    periodSeconds: 300,
    windowSeconds: 10_800,
  };
}

const read = (...questions: readonly MetricQuestion[]) => driver.readMetrics(questions, CALL);

/** Providers that are not registered yet are tried again. */
async function make(wanted: ReturnType<typeof store>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    let status = await driver.create(wanted, { ...CALL, token: `ac${String(attempt).padStart(62, "0")}` });
    while (status.state === "pending") {
      await new Promise((resolve) => setTimeout(resolve, 20));
      status = await driver.poll(status.operation, wanted, CALL);
    }
    if (status.state === "done") return;
    if (status.state === "failed" && status.error.cause !== "busy") throw new Error(JSON.stringify(status));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It was never made");
}

async function prepared(): Promise<void> {
  await harness.reset();
  await harness.control("DELETE", "conditions");
  await make(armRequest(GROUP, "2024-11-01", { id: harness.groupId, address: "store.group", body: {} }));
  await make(store());
  await harness.control("POST", `accounts/${harness.opened.subscription}/age`, { minutes: 600 });
}

metricsContract("Azure", async () => {
  await prepared();
  const message = "The client does not have authorization to perform action 'Microsoft.Insights/metrics/read'";
  const refusals = {
    permission: { kind: "fail", at: "call", status: 403, code: "AuthorizationFailed", message },
    throttled: { kind: "throttle" },
  };
  const { subscription } = harness.opened;
  return {
    driver,
    question: asked("SuccessE2ELatency"),
    unmeasured: asked("Unheard"),
    foreign: { ...asked("a"), query: { service: "cloudWatch", metric: { namespace: "a", name: "b", dimensions: {}, statistic: "Sum" } } },
    setIll: (isIll) =>
      isIll
        ? harness.control("PUT", "conditions", { account: subscription, kind: "illResource", subject: "lake.account" })
        : harness.control("DELETE", `conditions?account=${subscription}`),
    refuse: (how) => harness.fault({ match: { type: "Microsoft.Insights/metrics" }, action: refusals[how], count: 1 }),
    right: "Microsoft.Insights/metrics/read",
  };
});

it("says what Azure finds wrong with one metric and tells the others all the same", async () => {
  await prepared();
  const gone = harness.id(`${ACCOUNT}/zlgone`);
  const answers = await read(
    asked("Availability"),
    asked("Nothing"),
    asked("Availability", "Colour eq 'red'"),
    asked("Availability", undefined, gone),
  );
  expect(answers).toMatchObject([
    { points: expect.arrayContaining([{ atMs: expect.any(Number), value: 99.99 }]) },
    { unavailable: expect.stringContaining("metric: Nothing") },
    { unavailable: expect.stringContaining("colour") },
    { unavailable: expect.stringContaining("does not know the resource") },
  ]);
});

it("is told nothing of the time before a resource was made", async () => {
  await prepared();
  await driver.delete({ ...store(), identifier: harness.id(`${ACCOUNT}/zlmeasured`) }, store().properties, { ...CALL, mayEmpty: true });
  await make(store());
  const [answer] = await read(asked("Availability"));
  expect(answer && "points" in answer ? answer.points.length : undefined).toBeLessThanOrEqual(1);
});
