import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { AZURE_ANSWERED, azureSamples } from "../azure-samples.testing.ts";

function compiled() {
  const sample = azureSamples().find(({ name }) => name === "Workflow in Databricks");
  if (!sample) throw new Error("There is no drawing of a workflow");
  return compile(sample.blueprint, sampleTarget("standard", AZURE_ANSWERED, "azure"));
}

function propertiesAt(address: string) {
  return compiled().resources.find((resource) => resource.address === address)?.properties ?? {};
}

describe("a workflow of the workspace", () => {
  it("starts each job and each check after what is drawn before it, again when it fails", () => {
    const tasks = propertiesAt("nightly.workflow")["tasks"] as readonly Record<string, unknown>[];
    const [first, ...rest] = tasks;
    expect(first).toEqual({
      task_key: "refine",
      run_job_task: { job_id: { $ref: "refine.job", attr: "job_id" } },
      max_retries: 2,
    });
    const checks = rest.slice(0, -1);
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) expect(check).toMatchObject({ alert_task: {}, depends_on: [{ task_key: "refine" }] });
    expect(rest.at(-1)).toMatchObject({ task_key: "report", depends_on: checks.map((check) => ({ task_key: check["task_key"] })) });
  });

  it("alone keeps the hours, and mails who is to know of a failed run", () => {
    expect(propertiesAt("nightly.workflow")).toMatchObject({
      schedule: { quartz_cron_expression: "0 0 3 * * ?", pause_status: "UNPAUSED" },
      email_notifications: { on_failure: ["data@example.com"] },
    });
    expect(propertiesAt("refine.job")).not.toHaveProperty("schedule");
    expect(propertiesAt("report.job")).not.toHaveProperty("schedule");
    const alerts = compiled().resources.filter(({ type }) => type === "databricks.alert");
    expect(alerts.map(({ properties }) => (properties["schedule"] as { pause_status: string }).pause_status)).toEqual(
      alerts.map(() => "PAUSED"),
    );
  });
});
