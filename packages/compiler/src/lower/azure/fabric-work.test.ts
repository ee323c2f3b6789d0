import { contractFindings, findContract } from "@zerolake/artefacts";
import type { DesiredResource } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { AZURE_ANSWERED } from "./azure-samples.testing.ts";
import { compiledOnAzure, drawingNamed, small } from "./compiled.testing.ts";
import { FABRIC_WORK_DRAWINGS } from "./fabric-work-drawings.testing.ts";
import { fabricSchedule } from "./orchestrator/fabric-schedule.ts";

const drawing = (name: string) => drawingNamed(FABRIC_WORK_DRAWINGS, name);

/** Arguments of a job, in the words of its definition. */
function argumentsOf({ properties }: DesiredResource): Readonly<Record<string, string>> {
  const words = String(/"commandLineArguments":"([^"]*)"/.exec(JSON.stringify(properties))?.[1]).split(" ");
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [])));
}

/** A database whose tables a lakehouse shall see. */
function source(settings: Readonly<Record<string, unknown>>, engine = "delta") {
  return compiledOnAzure(
    small(
      [
        ["orders:database-source", { engine: "managed", tables: ["orders"], user: "zerolake", database: "shop", ...settings }],
        ["s:sql-engine", { engine: "fabric" }],
        ["tables:lakehouse-tables", { engine }],
      ],
      ["orders.tables -> tables.tables", "tables.tables -> s.tables"],
    ),
  );
}

describe("a workflow in Fabric", () => {
  const { at, codes } = compiledOnAzure(drawing("Workflow and checks in Fabric"));

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

  it.each([
    ["training outside", "churn:model-training", "churn", "ZL-FABRIC-PIPELINE-OUTSIDE"],
    ["a stream's job, which runs by itself", ["live:stream-processor", { engine: "spark-streaming" }], "live", "ZL-AZURE-RUN-UNSTARTABLE"],
  ] as const)("says what it cannot start: %s", (_what, other, id, code) => {
    const { codes: said } = compiledOnAzure(
      small(
        [
          ["clean:spark-engine", { engine: "fabric" }],
          "files:object-store",
          ["tables:lakehouse-tables", { engine: "delta" }],
          other,
          "workflow:orchestrator",
        ],
        ["files.files -> clean.files", "clean.tables -> tables.tables", "workflow.runs -> clean.runs", `workflow.runs -> ${id}.runs`],
      ),
    );
    expect(said).toContain(code);
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
  const started = compiledOnAzure(drawing("Workflow and checks in Fabric"));
  const alone = compiledOnAzure(drawing("Checks of Fabric at their own hours"));

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
    const idle = compiledOnAzure(
      small(
        [["s:spark-engine", { engine: "fabric" }], ["tables:lakehouse-tables", { engine: "delta" }], "checks:data-quality"],
        ["tables.tables -> checks.tables"],
      ),
    );
    expect(idle.codes).toContain("ZL-FABRIC-QUALITY-IDLE");
  });
});

describe("databases mirrored into Fabric", () => {
  const { at, resources } = compiledOnAzure(drawing("Databases mirrored into Fabric"));

  it("are copied table by table from the deployment on, and stand in the lakehouse under the names that others expect", () => {
    expect(at("orders.mirror").properties).toMatchObject({
      definition: {
        parts: [
          {
            path: "mirroring.json",
            content: {
              properties: {
                source: { type: "AzurePostgreSql", typeProperties: { database: "shop" } },
                mountedTables: [
                  { source: { typeProperties: { schemaName: "public", tableName: "orders" } } },
                  { source: { typeProperties: { schemaName: "public", tableName: "returns" } } },
                ],
              },
            },
          },
        ],
      },
    });
    expect(at('orders.shortcut["raw-tables/orders"]').properties).toMatchObject({ path: "Tables/bronze", name: "raw_tables_orders" });
    expect(at('people.shortcut["staff/Employees"]').properties).toMatchObject({ path: "Tables/bronze", name: "staff" });
    expect(at('people.shortcut["staff/Employees"]').dependsOn).toContain("people.mirroring");
  });

  it("are signed in to with a password that no plan holds", () => {
    const { properties } = at("people.connection");
    expect(properties).toMatchObject({ secrets: { password: { keptIn: expect.stringMatching(/\/secrets\/people-password$/) } } });
    expect(JSON.stringify(properties["credentialDetails"])).not.toContain("password");
  });

  it("are tended by the mirror and not by the lakehouse", () => {
    const tended = resources.filter(({ type }) => type === "fabric.schedule").map(({ address }) => address);
    expect(tended).toEqual(['tables.maintenance["gold.tables"]']);
  });

  it.each([
    ["a server of one's own", { host: "db.example.com" }],
    ["MySQL", { host: "shop.mysql.database.azure.com", databaseEngine: "mysql" }],
  ])("are refused with a way out when Fabric cannot follow them: %s", (_what, settings) => {
    const { diagnostics } = source(settings);
    expect(diagnostics.filter(({ code }) => code === "ZL-FABRIC-MIRROR-SOURCE").map(({ severity }) => severity)).toEqual(["error"]);
  });

  it("wait until somebody names what is missing", () => {
    const { codes, resources: without } = source({ host: "shop.postgres.database.azure.com", tables: [] });
    expect(codes).toContain("ZL-AZURE-COPY-NOTHING");
    expect(without.filter(({ type }) => type === "fabric.mirroredDatabase")).toEqual([]);
  });

  it("do not reach tables outside Fabric", () => {
    const { diagnostics } = source({ host: "shop.postgres.database.azure.com" }, "iceberg");
    expect(diagnostics.filter(({ code }) => code === "ZL-EDGE-REFUSED").map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/mirrored into Fabric/),
    );
  });

  it.each([
    ["shop.database.windows.net", "AzureSqlDatabase"],
    ["shop.a1b2c3.database.windows.net", "AzureSqlMI"],
  ])("are known by their host: %s", (host, type) => {
    expect(JSON.stringify(source({ host, databaseEngine: "sqlserver" }).at("orders.mirror").properties)).toContain(`"${type}"`);
  });
});

describe("rights of people in OneLake", () => {
  const { at, codes } = compiledOnAzure(drawing("Rights of people in OneLake"));

  it("are one list per lakehouse, without the role that would show everything to whoever may read everything", () => {
    const { value } = at('rights.roles["tables"]').properties as { readonly value: readonly { readonly name: string }[] };
    expect(value.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^zlanalysts[0-9a-f]{6}$/),
      expect.stringMatching(/^zlengineers/),
    ]);
  });

  it("name zones of tables by their schema and zones of files by their folder", () => {
    expect(JSON.stringify(at('rights.roles["tables"]').properties)).toContain('["/Tables/gold"]');
    expect(JSON.stringify(at('rights.roles["files"]').properties)).toContain('["/Files/raw"]');
  });

  it("say what they do not do", () => {
    expect(codes).toEqual(expect.arrayContaining(["ZL-FABRIC-ONELAKE-MASKS", "ZL-FABRIC-GROUP-READS", "ZL-FABRIC-GROUP-SHARE"]));
  });

  it("leave out a group that nobody knows, and say so once", () => {
    const { groupObjectIds: _unknown, ...others } = AZURE_ANSWERED;
    const { resources, diagnostics } = compiledOnAzure(drawing("Rights of people in OneLake"), { choices: others });
    expect(resources.filter(({ type }) => type === "fabric.dataAccessRoles")).toEqual([]);
    const messages = diagnostics.map(({ message }) => message).filter((message) => /“(analysts|engineers)”/.test(message));
    expect(messages).toHaveLength(2);
  });
});

describe("Airflow in Fabric", () => {
  const { at, codes } = compiledOnAzure(drawing("Airflow in Fabric"));
  const program = JSON.stringify(at("workflow.airflow").properties);

  it("holds a workflow that calls the jobs of Fabric, at its hours", () => {
    expect(program).toContain("dags/workflow.py");
    expect(program).toContain('\\"schedule\\":\\"0 4 * * *\\",\\"retries\\":3');
    expect(program).toMatch(/clean-tables.*checks-tables/);
    expect(program).toContain(JSON.stringify({ $ref: 'clean.job["tables"]', attr: "id" }));
  });

  it("signs in with what a person keeps in it, and says so", () => {
    expect(program).toContain("get_connection");
    expect(program).not.toMatch(/client_secret\\\\": \\\\"/);
    expect(codes).toContain("ZL-FABRIC-AIRFLOW-SIGN-IN");
  });

  it("runs on machines of its own, which stay on: it is switched on after it has got them", () => {
    expect(at("workflow.compute").properties).toMatchObject({ poolTemplateId: { $ref: "workflow.pool", attr: "id" } });
    expect(at("workflow.running").dependsOn).toContain("workflow.compute");
  });

  it("starts checks only when the workflow does", () => {
    expect(() => at('checks.schedule["tables"]')).toThrow("No checks.schedule");
  });
});
