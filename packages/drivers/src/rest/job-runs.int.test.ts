import type { MetricQuestion, ResourceRequest } from "@zerolake/execution";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MetricsHarness, metricsContract } from "../metrics-contract.testing.ts";
import { createDatabricksDriver } from "./databricks/databricks-driver.ts";
import { createFabricDriver } from "./fabric/fabric-driver.ts";
import type { ServiceDriver } from "./service-driver.ts";
import { ServiceSandbox, serviceRequest, whole } from "./service-sandbox.testing.ts";

const HOUR_SECONDS = 3_600;
const FABRIC = "api.fabric.microsoft.com";

interface Service {
  readonly driver: ServiceDriver;
  readonly account: string;
  /** Its host, as faults name it. */
  readonly host: string;
}

let sandbox: ServiceSandbox;
let databricks: Service;
let fabric: Service;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_job_runs");
  const { account, id, secret } = await sandbox.open("databricks");
  const credentials = { workspace: account, clientId: id, clientSecret: secret };
  databricks = { driver: createDatabricksDriver({ credentials, endpoint: sandbox.url }), account, host: account };
  const opened = (await sandbox.control("POST", "subscriptions", { organization: "job runs" })) as Record<string, string>;
  const { subscription = "", tenantId = "", clientId = "", clientSecret = "" } = opened;
  const driver = createFabricDriver({ credentials: { tenantId, clientId, clientSecret }, endpoint: sandbox.url });
  fabric = { driver, account: subscription, host: FABRIC };
});
afterAll(() => sandbox.stop());

function asked(job: string, hours = 3): MetricQuestion {
  return { via: "rest:service", query: { service: "failedRuns", job }, periodSeconds: 300, windowSeconds: hours * HOUR_SECONDS };
}

/** Made anew and two days old; its identifier. */
async function aged({ driver, account }: Service, wanted: ResourceRequest): Promise<string> {
  const { identifier } = await sandbox.make(driver, wanted);
  await sandbox.control("POST", `accounts/${account}/age`, { minutes: 2 * 24 * 60 });
  return identifier;
}

async function databricksJob(): Promise<string> {
  await sandbox.reset(databricks.account);
  const task = { task_key: "main", spark_python_task: { python_file: "s3://bucket/job.py" } };
  const properties = { resourcePath: `${databricks.account}/jobs`, name: "zl-job", max_concurrent_runs: 1, tasks: [task] };
  return aged(databricks, serviceRequest("databricks", "databricks.job", { properties }));
}

async function fabricLakehouse(): Promise<string> {
  await sandbox.reset(fabric.account);
  const workspace = serviceRequest("fabric", "fabric.workspace", { properties: { resourcePath: "workspaces", displayName: "zl_lake" } });
  const { attributes } = await sandbox.make(fabric.driver, workspace);
  const properties = { resourcePath: `workspaces/${String(attributes["id"])}/lakehouses`, displayName: "zl_lakehouse" };
  return aged(fabric, serviceRequest("fabric", "fabric.lakehouse", { properties }));
}

function harness({ driver, account, host }: Service, job: string, right: string): MetricsHarness {
  const refusals = {
    permission: { kind: "fail", at: "call", status: 403, code: "PERMISSION_DENIED", message: "Not allowed." },
    throttled: { kind: "throttle" },
  };
  const subject = job.slice(job.lastIndexOf("/") + 1);
  return {
    driver: whole(driver),
    question: asked(job),
    unmeasured: asked(`${job}0`),
    foreign: {
      ...asked(job),
      query: { service: "azureMonitor", resourceId: "/a", namespace: "b", metric: { name: "c", aggregation: "Total" } },
    },
    setIll: (isIll) =>
      isIll
        ? sandbox.control("PUT", "conditions", { account, kind: "illResource", subject })
        : sandbox.control("DELETE", `conditions?account=${account}`),
    refuse: (how) => sandbox.control("POST", "faults", { match: { service: host }, action: refusals[how], count: 1 }),
    right,
  };
}

metricsContract("Databricks", async () => harness(databricks, await databricksJob(), "CAN VIEW"));
metricsContract("Fabric", async () => harness(fabric, await fabricLakehouse(), "Viewer"));

it("reads a day of runs, page after page, and those that failed since the job is ill", async () => {
  const job = await databricksJob();
  const subject = job.slice(job.lastIndexOf("/") + 1);
  await sandbox.control("PUT", "conditions", { account: databricks.account, kind: "illResource", subject, value: 100 });
  const [answer] = await databricks.driver.readMetrics([asked(job, 24)], { timeLimitMs: 20_000 });
  const values = answer && "points" in answer ? answer.points.map(({ value }) => value) : [];
  await sandbox.control("DELETE", `conditions?account=${databricks.account}`);
  expect(values.length).toBeGreaterThan(40);
  expect(values.filter((value) => value > 0).length).toBeGreaterThanOrEqual(3);
  expect(values.slice(0, 40).every((value) => value === 0)).toBe(true);
});
