import { contractFindings, findContract } from "@zerolake/artefacts";
import type { Blueprint } from "@zerolake/blueprint";
import type { DesiredResource } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";
import { AZURE_ANSWERED } from "./azure-samples.testing.ts";
import { FABRIC_WORK_DRAWINGS } from "./fabric-work-drawings.testing.ts";
import { fabricSchedule } from "./orchestrator/fabric-schedule.ts";

function made(blueprint: Blueprint) {
  const { resources, diagnostics } = compile(blueprint, sampleTarget("standard", AZURE_ANSWERED, "azure"));
  const at = (address: string): DesiredResource => {
    const found = resources.find((resource) => resource.address === address);
    if (!found) throw new Error(`No ${address} among ${resources.map((resource) => resource.address).join(", ")}`);
    return found;
  };
  return { resources, diagnostics, at, codes: diagnostics.map(({ code }) => code) };
}

function drawing(name: string): Blueprint {
  const found = FABRIC_WORK_DRAWINGS.find((sample) => sample.name === name);
  if (!found) throw new Error(`No drawing ${name}`);
  return found.blueprint;
}

function small(components: Parameters<typeof blueprintOf>[0]["components"], edges: readonly string[]): Blueprint {
  return blueprintOf({ components, edges, omit: [] });
}

/** Arguments of a job, in the words of its definition. */
function argumentsOf({ properties }: DesiredResource): Readonly<Record<string, string>> {
  const words = String(/"commandLineArguments":"([^"]*)"/.exec(JSON.stringify(properties))?.[1]).split(" ");
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [])));
}

describe("a workflow in Fabric", () => {
  const { at, codes } = made(drawing("Workflow and checks in Fabric"));

  it("starts jobs and checks one after the other, again as often as asked", () => {
    expect(at("workflow.pipeline").properties).toMatchObject({
      definition: {
        parts: [
          {
            path: "pipeline-content.json",
            content: {
              properties: {
                activities: [
                  {
                    name: "clean-tables",
                    dependsOn: [],
                    policy: { retry: 2 },
                    typeProperties: { sparkJobDefinitionId: { $ref: 'clean.job["tables"]', attr: "id" } },
                  },
                  {
                    name: "checks-tables",
                    dependsOn: [{ activity: "clean-tables" }],
                    typeProperties: { sparkJobDefinitionId: { $ref: 'checks.checks["tables"]', attr: "id" } },
                  },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it("runs at its hours, and what it starts has none of its own", () => {
    expect(at("workflow.schedule").properties).toMatchObject({
      configuration: { type: "Cron", interval: 60, startDateTime: "2025-01-01T00:15:00" },
    });
    expect(() => at('checks.schedule["tables"]')).toThrow("No checks.schedule");
  });

  it("needs no right of its own: jobs run as whoever deploys", () => {
    expect(() => at('clean.member["workflow"]')).toThrow("No clean.member");
    expect(codes).not.toContain("ZL-FABRIC-PIPELINE-OUTSIDE");
  });

  it("says what it cannot start", () => {
    const outside = made(
      small(
        [
          ["clean:spark-engine", { engine: "fabric" }],
          "files:object-store",
          ["tables:lakehouse-tables", { engine: "delta" }],
          "churn:model-training",
          "workflow:orchestrator",
        ],
        ["files.files -> clean.files", "clean.tables -> tables.tables", "workflow.runs -> clean.runs", "workflow.runs -> churn.runs"],
      ),
    );
    expect(outside.codes).toContain("ZL-FABRIC-PIPELINE-OUTSIDE");
  });

  it.each([
    ["hourly", { type: "Cron", interval: 60, startDateTime: "2025-01-01T00:00:00" }],
    ["*/5 * * * *", { type: "Cron", interval: 5 }],
    ["30 2,14 * * *", { type: "Daily", times: ["02:30", "14:30"] }],
    ["weekly", { type: "Weekly", times: ["03:00"], weekdays: ["Monday"] }],
    ["0 4 15 * *", { type: "Monthly", times: ["04:00"], recurrence: 1, occurrence: { occurrenceType: "DayOfMonth", dayOfMonth: 15 } }],
    ["0 4 1,15 * *", undefined],
    ["0 4 * 3 *", undefined],
  ])("says %s in the words of Fabric", (schedule, said) => {
    expect(fabricSchedule(schedule)).toEqual(said);
  });
});

describe("checks in Fabric", () => {
  const started = made(drawing("Workflow and checks in Fabric"));
  const alone = made(drawing("Checks of Fabric at their own hours"));

  it.each([
    ["started by a workflow", started],
    ["at their own hours", alone],
  ])("are handed what their program knows and needs: %s", (_how, { at }) => {
    const job = at('checks.checks["tables"]');
    expect(contractFindings(findContract("table-checks"), argumentsOf(job))).toEqual([]);
    expect(Object.keys(argumentsOf(job)).sort()).toEqual(
      findContract("table-checks")
        .accepts.map(({ name }) => name)
        .sort(),
    );
  });

  it("know the tables by their folders and the columns by the settings of their store", () => {
    const values = argumentsOf(started.at('checks.checks["tables"]'));
    expect(values["--tables"]).toMatch(/^abfss:\/\/\S+\.Lakehouse\/Tables\/gold\/tables$/);
    expect(values).toMatchObject({ "--rules": "freshness,volume,null,uniqueness", "--time": "time", "--keys": "id,day", "--stop": "yes" });
    expect(started.codes).toContain("ZL-FABRIC-QUALITY-CHECK");
  });

  it("fail their run where nobody starts them, because nothing else would tell", () => {
    expect(argumentsOf(alone.at('checks.checks["tables"]'))["--stop"]).toBe("yes");
    expect(alone.at('checks.schedule["tables"]').properties).toMatchObject({ configuration: { type: "Weekly" } });
  });

  it("say so when there is nothing to check", () => {
    const idle = made(
      small(
        [["s:spark-engine", { engine: "fabric" }], ["tables:lakehouse-tables", { engine: "delta" }], "checks:data-quality"],
        ["tables.tables -> checks.tables"],
      ),
    );
    expect(idle.codes).toContain("ZL-FABRIC-QUALITY-IDLE");
  });
});
