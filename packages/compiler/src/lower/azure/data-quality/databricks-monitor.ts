import { type Lowering, type LoweringContext, listSetting, optionalText, type Peer, textSetting } from "../../../lowering.ts";
import { quartz } from "../../databricks/quartz.ts";
import { sqlWarehouse } from "../../databricks/warehouse.ts";
import { reportNoWorkspace, workspaceResource } from "../../databricks/workspace.ts";
import { addressIn, ref } from "../../part-address.ts";
import { serviceName } from "../../services/service-resource.ts";
import { lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { FAILED_ROWS, ruleQueries } from "./rule-queries.ts";

const ALERT = "databricks.alert";

/** Each check of a table is a question in SQL that the workspace asks on a schedule; it alerts when rows fail. */
export const databricksMonitor: Lowering = {
  cloud: "azure",
  kind: "data-quality",
  variant: "databricks-monitor",
  service: "Databricks SQL alerts",
  gap: "it needs a workspace of yours; columns and ranges are not checked; a failed check alerts and stops nothing",
  minutes: [0, 5],
  outputs: (part) => ({ ports: { metrics: { warehouseId: ref(part, "warehouse", "id") }, runs: { protocol: "databricks-alert" } } }),
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnchecked(context);
    const tables = context.incoming("tables").flatMap((lake) => checkedTables(context, lake));
    return [sqlWarehouse(context, "2X-Small"), ...tables.flatMap((table) => alerts(context, table))];
  },
};

interface CheckedTable {
  readonly lake: Peer;
  readonly zone: string;
  readonly name: string;
}

/** Tables that something writes; others are not there to be asked. */
function checkedTables({ environment }: LoweringContext, lake: Peer): readonly CheckedTable[] {
  if (typeof lake.outputs["unityCatalog"] !== "string") return [];
  const written = environment.incoming(lake.component.id, "tables").map((writer) => zoneWritten(lake.component, writer));
  return lakeTables(lake.component, environment).flatMap(({ zone, name }) => (written.includes(zone) ? [{ lake, zone, name }] : []));
}

function alerts(context: LoweringContext, { lake, zone, name }: CheckedTable) {
  const table = `${String(lake.outputs["unityCatalog"])}.${sqlName(zone)}.${name}`;
  const subject = subjectOf(lake.component, listSetting(context, "rules"), optionalText(context, "incrementalField"));
  return Object.entries(ruleQueries(table, subject)).map(([rule, query]) => {
    const key = `${lake.component.id}/${zone}/${name}: ${rule}`;
    return workspaceResource(context, {
      name: "check",
      key,
      type: ALERT,
      path: "alerts",
      properties: {
        display_name: serviceName(context, ALERT, "check", key),
        query_text: query,
        warehouse_id: ref(context, "warehouse", "id"),
        evaluation: {
          source: { name: FAILED_ROWS },
          comparison_operator: "GREATER_THAN",
          threshold: { value: { double_value: 0 } },
          notification: { subscriptions: recipients(context).map((address) => ({ user_email: address })) },
        },
        schedule: {
          quartz_cron_schedule: quartz(textSetting(context, "schedule", "daily")),
          timezone_id: "UTC",
          pause_status: "UNPAUSED",
        },
      },
      dependsOn: [addressIn({ component: lake.component }, "schema", zone)],
    });
  });
}

function recipients(context: LoweringContext): readonly string[] {
  return context.environment.components("monitoring").flatMap((part) => listSetting(part, "recipients"));
}

function reportUnchecked(context: LoweringContext): void {
  const known = Object.keys(ruleQueries("t", { rules: listSetting(context, "rules"), timeColumn: "t", keyColumns: ["t"] }));
  for (const rule of listSetting(context, "rules").filter((name) => !known.includes(name))) {
    context.report({
      severity: "warning",
      code: "ZL-AZURE-QUALITY-CHECK",
      message: `“${context.component.title}” does not check “${rule}”: it takes values that the drawing does not know.`,
      target: { component: context.component.id, setting: "rules" },
      hint: "Leave it out, or add an alert with a question of your own in Databricks.",
    });
  }
}
