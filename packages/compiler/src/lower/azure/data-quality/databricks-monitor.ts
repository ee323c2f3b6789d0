import type { DesiredResource } from "@zerolake/resources";
import {
  type EnvironmentView,
  type Lowering,
  type LoweringContext,
  listSetting,
  optionalText,
  type Part,
  type Peer,
  textSetting,
} from "../../../lowering.ts";
import { mailRecipients } from "../../databricks/mail-recipients.ts";
import { quartz } from "../../databricks/quartz.ts";
import { sqlWarehouse } from "../../databricks/warehouse.ts";
import { isStartedInWorkspace, type WorkflowTask } from "../../databricks/workflow.ts";
import { reportNoWorkspace, workspaceResource } from "../../databricks/workspace.ts";
import { addressIn, ref } from "../../part-address.ts";
import { serviceName } from "../../services/service-resource.ts";
import { lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { reportUnchecked } from "./report-unchecked.ts";
import { ASKED_RULES, FAILED_ROWS, ruleQueries } from "./rule-queries.ts";

const ALERT = "databricks.alert";
const CHECK = "check";
const PROTOCOL = "databricks-alert";

/** Each check of a table is a question in SQL that the workspace asks on a schedule; it alerts when rows fail. */
export const databricksMonitor: Lowering = {
  cloud: "azure",
  kind: "data-quality",
  variant: "databricks-monitor",
  service: "Databricks SQL alerts",
  gap: "it needs a workspace of yours; columns and ranges are not checked; a failed check alerts and stops nothing",
  minutes: [0, 5],
  outputs: (part) => ({ ports: { metrics: { warehouseId: ref(part, "warehouse", "id") }, runs: { protocol: PROTOCOL } } }),
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnchecked(context, {
      known: ASKED_RULES,
      code: "ZL-AZURE-QUALITY-CHECK",
      hint: "Leave it out, or add an alert with a question of your own in Databricks.",
    });
    return [sqlWarehouse(context, "2X-Small"), ...checksOf(context, context.environment).map((check) => alert(context, check))];
  },
};

/** How a workflow of the workspace asks every question; nothing for what asks none. */
export function checkTasks(quality: Peer, view: EnvironmentView): readonly WorkflowTask[] {
  if (quality.outputs["protocol"] !== PROTOCOL) return [];
  return checksOf(quality, view).map(({ key }, index) => ({
    key: `${quality.component.id}-${index + 1}`,
    starts: { alert_task: { alert_id: ref(quality, CHECK, "id", key), warehouse_id: ref(quality, "warehouse", "id") } },
  }));
}

interface CheckedTable {
  readonly lake: Peer;
  readonly zone: string;
  readonly name: string;
}

interface Check extends CheckedTable {
  readonly key: string;
  readonly query: string;
}

function checksOf(quality: Pick<Part, "component">, view: EnvironmentView): readonly Check[] {
  return view
    .incoming(quality.component.id, "tables")
    .flatMap((lake) => checkedTables(view, lake))
    .flatMap((table) => questions(quality, table));
}

/** Tables that something writes; others are not there to be asked. */
function checkedTables(view: EnvironmentView, lake: Peer): readonly CheckedTable[] {
  if (typeof lake.outputs["unityCatalog"] !== "string") return [];
  const written = view.incoming(lake.component.id, "tables").map((writer) => zoneWritten(lake.component, writer));
  return lakeTables(lake.component, view).flatMap(({ zone, name }) => (written.includes(zone) ? [{ lake, zone, name }] : []));
}

function questions(quality: Pick<Part, "component">, { lake, zone, name }: CheckedTable): readonly Check[] {
  const table = `${String(lake.outputs["unityCatalog"])}.${sqlName(zone)}.${name}`;
  const subject = subjectOf(lake.component, listSetting(quality, "rules"), optionalText(quality, "incrementalField"));
  return Object.entries(ruleQueries(table, subject)).map(([rule, query]) => ({
    lake,
    zone,
    name,
    key: `${lake.component.id}/${zone}/${name}: ${rule}`,
    query,
  }));
}

function alert(context: LoweringContext, { lake, zone, key, query }: Check): DesiredResource {
  return workspaceResource(context, {
    name: CHECK,
    key,
    type: ALERT,
    path: "alerts",
    properties: {
      display_name: serviceName(context, ALERT, CHECK, key),
      query_text: query,
      warehouse_id: ref(context, "warehouse", "id"),
      evaluation: {
        source: { name: FAILED_ROWS },
        comparison_operator: "GREATER_THAN",
        threshold: { value: { double_value: 0 } },
        notification: { subscriptions: mailRecipients(context.environment).map((address) => ({ user_email: address })) },
      },
      schedule: {
        quartz_cron_schedule: quartz(textSetting(context, "schedule", "daily")),
        timezone_id: "UTC",
        // The service wants hours all the same.
        pause_status: isStartedInWorkspace(context) ? "PAUSED" : "UNPAUSED",
      },
    },
    dependsOn: [addressIn({ component: lake.component }, "schema", zone)],
  });
}
