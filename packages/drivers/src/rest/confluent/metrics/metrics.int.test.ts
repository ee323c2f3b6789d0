import type { ConfluentQuery, MetricQuestion } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { metricsContract } from "../../../metrics-contract.testing.ts";
import type { ServiceDriver } from "../../service-driver.ts";
import { ServiceSandbox, serviceRequest, whole } from "../../service-sandbox.testing.ts";
import { createConfluentDriver } from "../confluent-driver.ts";

const CALL = { timeLimitMs: 20_000 };
const LAG = "io.confluent.kafka.server/consumer_lag_offsets";

let sandbox: ServiceSandbox;
let account: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_confluent_metrics");
  const opened = await sandbox.open("confluent");
  account = opened.account;
  const safe = { write: () => Promise.resolve(), read: () => Promise.resolve(undefined) };
  driver = createConfluentDriver({ credentials: { apiKey: opened.id, apiSecret: opened.secret }, safe, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());

const make = (type: string, properties: PropertyMap) =>
  sandbox.make(driver, serviceRequest("confluent", `confluent.${type}`, { properties }));

/** A cluster with two topics, and a pool; all of them ten hours old. */
async function prepared(): Promise<{ readonly cluster: string; readonly pool: string }> {
  await sandbox.reset(account);
  await sandbox.control("DELETE", "conditions");
  const environment = String((await make("environment", { resourcePath: "environments", display_name: "zl-env" })).attributes["id"]);
  const where = { cloud: "AWS", region: "eu-west-1", environment: { id: environment } };
  const made = await make("cluster", {
    resourcePath: `environments/${environment}/clusters`,
    spec: { display_name: "zl-cluster", availability: "HIGH", config: { kind: "Standard" }, ...where },
  });
  const pool = await make("computePool", {
    resourcePath: `environments/${environment}/compute-pools`,
    spec: { display_name: "zl-pool", max_cfu: 10, ...where },
  });
  const { spec, id } = made.attributes as { readonly spec: { readonly http_endpoint: string }; readonly id: string };
  for (const topic of ["orders", "clicks"])
    await make("topic", { resourcePath: `${spec.http_endpoint}/kafka/v3/clusters/${id}/topics/${topic}`, topic_name: topic });
  await sandbox.control("POST", `accounts/${account}/age`, { minutes: 600 });
  return { cluster: id, pool: String(pool.attributes["id"]) };
}

function asked(cluster: string, topic: string, name = LAG, more: Readonly<Record<string, string>> = {}): MetricQuestion {
  const query: ConfluentQuery = {
    service: "confluentMetrics",
    metric: { name, resource: { kind: "kafka", id: cluster }, labels: { "metric.topic": topic, ...more } },
  };
  return { via: "rest:confluent", query, periodSeconds: 300, windowSeconds: 10_800 };
}

const ill = (subject: string) => sandbox.control("PUT", "conditions", { account, kind: "illResource", subject });

metricsContract("Confluent", async () => {
  const { cluster } = await prepared();
  const refusals = {
    permission: { kind: "fail", at: "call", status: 403, code: "account_not_authorized", message: "Not allowed." },
    throttled: { kind: "throttle" },
  };
  return {
    driver: whole(driver),
    question: asked(cluster, "orders"),
    unmeasured: asked(cluster, "orders", "io.confluent.kafka.server/unheard"),
    foreign: {
      ...asked(cluster, "orders"),
      query: { service: "azureMonitor", resourceId: "/a", namespace: "b", metric: { name: "c", aggregation: "Total" } },
    },
    setIll: (isIll) => (isIll ? ill("*/orders") : sandbox.control("DELETE", `conditions?account=${account}`)),
    refuse: (how) =>
      sandbox.control("POST", "faults", { match: { service: "api.telemetry.confluent.cloud" }, action: refusals[how], count: 1 }),
    right: "MetricsViewer",
  };
});

it("tells topics apart, and a pool at its limit", async () => {
  const { cluster, pool } = await prepared();
  await ill("*/clicks");
  await ill(pool);
  const metricOf = (name: string) => ({
    name: `io.confluent.flink/compute_pool_utilization/${name}`,
    resource: { kind: "compute_pool" as const, id: pool },
    labels: {},
  });
  const units: MetricQuestion = {
    ...asked(cluster, ""),
    query: { service: "confluentMetrics", metric: metricOf("current_cfus"), outOf: metricOf("cfu_limit") },
  };
  const answers = await driver.readMetrics([asked(cluster, "clicks"), asked(cluster, "orders"), units, asked(cluster, "gone")], CALL);
  const newest = answers.map((answer) => ("points" in answer ? answer.points.at(-1)?.value : answer));
  expect(newest).toEqual([expect.any(Number), expect.any(Number), 100, undefined]);
  expect(Number(newest[0])).toBeGreaterThan(100 * Number(newest[1]));
});

it("says what Confluent finds wrong with one metric and tells the others all the same", async () => {
  const { cluster } = await prepared();
  const [well, strange, elsewhere] = await driver.readMetrics(
    [asked(cluster, "orders"), asked(cluster, "orders", LAG, { "metric.colour": "red" }), asked("lkc-other", "orders")],
    CALL,
  );
  expect(well).toMatchObject({ points: expect.any(Array) });
  expect(strange).toMatchObject({ unavailable: expect.stringContaining("metric.colour") });
  expect(elsewhere).toMatchObject({ unavailable: expect.stringContaining("MetricsViewer") });
});
