import { describe, expect, it } from "vitest";
import { compileSmall, ofType } from "../small-environment.testing.ts";

function schedules(mode: string, isInWorkflow: boolean) {
  const compilation = compileSmall({
    components: [
      "lake:object-store",
      ["job:spark-engine", { engine: "emr", mode }],
      "tables:lakehouse-tables",
      "more:lakehouse-tables",
      ...(isInWorkflow ? ["flow:orchestrator"] : []),
    ],
    edges: [
      "lake.files -> job.files",
      "job.tables -> tables.tables",
      "job.tables -> more.tables",
      ...(isInWorkflow ? ["flow.runs -> job.runs"] : []),
    ],
  });
  return ofType(compilation, "AWS::Scheduler::Schedule").filter(({ address }) => address.startsWith("job."));
}

describe.each(["serverless", "cluster"])("a job on %s machines of EMR", (mode) => {
  it("runs at night, once per table that it writes, after its scheduler has its rights", () => {
    const found = schedules(mode, false);
    expect(found.map(({ properties }) => properties["ScheduleExpression"])).toEqual(["cron(0 2 * * ? *)", "cron(0 2 * * ? *)"]);
    expect(found.every(({ dependsOn }) => dependsOn.includes("job.schedulerRolePolicy"))).toBe(true);
  });

  it("is left to the workflow that starts it", () => {
    expect(schedules(mode, true)).toEqual([]);
  });
});
