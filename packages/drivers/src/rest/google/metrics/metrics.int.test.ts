import type { MetricQuestion, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { metricsContract } from "../../../metrics-contract.testing.ts";
import { GoogleSandbox } from "../google-sandbox.testing.ts";

const CALL = { token: "a1".repeat(32), timeLimitMs: 20_000 };
const AGE = "pubsub.googleapis.com/subscription/oldest_unacked_message_age";

let sandbox: GoogleSandbox;
beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_metrics");
});
afterAll(() => sandbox.stop());

async function make(type: string, properties: PropertyMap): Promise<void> {
  const facts = {
    createOnly: ["resourcePath"],
    readOnly: [],
    writeOnly: [],
    identifier: ["resourcePath"],
    hasUniqueName: true,
    tags: null,
  };
  const owner = { installation: "i", environment: "e", component: "c", address: "c.made" };
  const request: ResourceRequest = { address: "c.made", type, via: "rest:google", properties, facts, owner };
  let status = await sandbox.driver.create(request, CALL);
  while (status.state === "pending") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    status = await sandbox.driver.poll(status.operation, request, CALL);
  }
  if (status.state !== "done") throw new Error(JSON.stringify(status));
}

const pathOf = (collection: string, name: string) => `projects/${sandbox.project}/${collection}/${name}`;

async function prepared(): Promise<void> {
  await sandbox.reset();
  await sandbox.control("DELETE", "conditions");
  await make("serviceusage.service", { resourcePath: pathOf("services", "pubsub.googleapis.com") });
  const topic = pathOf("topics", "clicks");
  await make("pubsub.topic", { resourcePath: topic, name: topic });
  for (const name of ["reader", "archive"]) {
    const path = pathOf("subscriptions", name);
    await make("pubsub.subscription", { resourcePath: path, name: path, topic });
  }
  await sandbox.control("POST", `accounts/${sandbox.project}/age`, { minutes: 600 });
}

function asked(subscription: string, type = AGE, labels: Readonly<Record<string, string>> = {}): MetricQuestion {
  const metric = {
    type,
    resource: "pubsub_subscription",
    labels: { "resource.labels.subscription_id": subscription, ...labels },
    aligner: "ALIGN_MAX",
    reducer: "REDUCE_MAX",
  };
  return { via: "rest:google", query: { service: "cloudMonitoring", metric }, periodSeconds: 300, windowSeconds: 10_800 };
}

const read = (...questions: readonly MetricQuestion[]) => sandbox.driver.readMetrics(questions, CALL);

metricsContract("Google", async () => {
  await prepared();
  const message = "Permission monitoring.timeSeries.list denied (or the resource may not exist).";
  const refusals = {
    permission: { kind: "fail", at: "call", status: 403, code: "PERMISSION_DENIED", message },
    throttled: { kind: "throttle" },
  };
  return {
    driver: sandbox.driver,
    question: asked("reader"),
    unmeasured: asked("reader", "pubsub.googleapis.com/subscription/unheard"),
    foreign: {
      ...asked("reader"),
      query: { service: "azureMonitor", resourceId: "/a", namespace: "b", metric: { name: "c", aggregation: "Total" } },
    },
    setIll: (isIll) =>
      isIll
        ? sandbox.control("PUT", "conditions", { account: sandbox.project, kind: "illResource", subject: "*/subscriptions/reader" })
        : sandbox.control("DELETE", `conditions?account=${sandbox.project}`),
    refuse: (how) => sandbox.fault({ match: { service: "monitoring.googleapis.com" }, action: refusals[how], count: 1 }),
    right: "monitoring.timeSeries.list",
  };
});

it("parts the answer about several resources again, each with its own values", async () => {
  await prepared();
  await sandbox.control("PUT", "conditions", { account: sandbox.project, kind: "illResource", subject: "*/subscriptions/archive" });
  const newest = (await read(asked("archive"), asked("reader"), asked("gone"))).map((answer) =>
    "points" in answer ? answer.points.at(-1)?.value : answer,
  );
  expect(newest).toEqual([expect.any(Number), expect.any(Number), undefined]);
  expect(Number(newest[0])).toBeGreaterThan(100 * Number(newest[1]));
});

it("says what Google finds wrong with one metric and tells the others all the same", async () => {
  await prepared();
  const [well, strange, wrong] = await read(
    asked("reader"),
    asked("reader", "pubsub.googleapis.com/none"),
    asked("reader", AGE, { "metric.labels.colour": "red" }),
  );
  expect(well).toMatchObject({ points: expect.any(Array) });
  expect(strange).toMatchObject({ unavailable: expect.stringContaining("does not know the metric") });
  expect(wrong).toMatchObject({ unavailable: expect.stringContaining("colour") });
});
