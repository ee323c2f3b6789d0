import { CloudRefusalError, type MetricQuestion, NoAnswerError, type ResourceRequest } from "@zerolake/execution";
import { expect, it } from "vitest";
import { composeDrivers } from "./compose-drivers.ts";
import { DENIED } from "./memory/faults.ts";
import { MemoryCloud } from "./memory/memory-cloud.ts";
import { createMemoryDriver } from "./memory/memory-driver.ts";

const LIMIT = { timeLimitMs: 1_000 };

function holding(name: string): MemoryCloud {
  const facts = {
    createOnly: ["Name"],
    readOnly: [],
    writeOnly: [],
    identifier: ["Name"],
    hasUniqueName: true,
    tags: { property: "Tags", shape: "list" as const },
  };
  const owner = { installation: "i", environment: "e", component: "c", address: `c.${name}` };
  const request: ResourceRequest = { address: owner.address, type: "T", via: "cloudcontrol", properties: { Name: name }, facts, owner };
  const cloud = new MemoryCloud();
  cloud.plant(request, owner);
  return cloud;
}

it("lists what the cloud and the services beside it have of ours, and names a service that refuses as a gap", async () => {
  const jobs = createMemoryDriver(holding("job"));
  const refusing = { ...createMemoryDriver(), listOwned: () => Promise.reject(new CloudRefusalError(DENIED)) };
  const driver = composeDrivers(createMemoryDriver(holding("bucket")), { "rest:databricks": jobs, "rest:confluent": refusing });
  const { resources, gaps } = await driver.listOwned("i", LIMIT);
  expect(resources.map(({ identifier }) => identifier)).toEqual(["bucket", "job"]);
  expect(gaps).toEqual([`Confluent Cloud could not be looked through: ${DENIED.message} ${DENIED.remedy}`]);
});

it("asks the one whom a type belongs to for what exists, and refuses where nobody is connected", async () => {
  const driver = composeDrivers(createMemoryDriver(holding("bucket")), {});
  expect(await driver.listExisting("T", "cloudcontrol", LIMIT)).toMatchObject([{ identifier: "bucket" }]);
  await expect(driver.listExisting("databricks.job", "rest:databricks", LIMIT)).rejects.toThrow("ServiceNotConnected");
});

function measuring(value: number) {
  const cloud = new MemoryCloud({ nowMs: () => 300_000 });
  cloud.measure("Lag", value);
  return createMemoryDriver(cloud);
}

function lagBy(via: string): MetricQuestion {
  const metric = { namespace: "N", name: "Lag", dimensions: {}, statistic: "Sum" };
  return { via, query: { service: "cloudWatch", metric }, periodSeconds: 300, windowSeconds: 300 };
}

it("asks each service its own questions about metrics, and says which service nobody has connected", async () => {
  const driver = composeDrivers(measuring(1), { "rest:databricks": measuring(2) });
  const vias = ["rest:databricks", "cloudcontrol", "rest:confluent", "arm@1", "rest:databricks"];
  const answers = await driver.readMetrics(vias.map(lagBy), LIMIT);
  const [cloud, databricks] = [1, 2].map((value) => ({ points: [{ atMs: 0, value }] }));
  const missing = { unavailable: "The environment has no connection to Confluent Cloud." };
  expect(answers).toEqual([databricks, cloud, missing, cloud, databricks]);
});

it("measures on when a service beside the cloud does not answer, and has no answer when the cloud does not", async () => {
  const silent = { ...measuring(2), readMetrics: () => Promise.reject(new NoAnswerError("The line is cut.")) };
  const besides = composeDrivers(measuring(1), { "rest:databricks": silent });
  expect(await besides.readMetrics([lagBy("rest:databricks"), lagBy("cloudcontrol")], LIMIT)).toEqual([
    { unavailable: "The service did not answer: The line is cut." },
    { points: [{ atMs: 0, value: 1 }] },
  ]);
  await expect(composeDrivers(silent, {}).readMetrics([lagBy("cloudcontrol")], LIMIT)).rejects.toThrow(NoAnswerError);
});
