import type { DesiredResource } from "@zerolake/resources";
import { isMap } from "@zerolake/resources";
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
import type { FabricJob } from "../../fabric/fabric-job.ts";
import { DEFAULT_SCHEMA, lakehouse, oneLakeUri } from "../../fabric/lakehouse.ts";
import { sparkJobDefinition } from "../../fabric/spark-job-definition.ts";
import { ENVIRONMENT, PUBLISHED, sparkMachines } from "../../fabric/spark-machines.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { addressIn, ref } from "../../part-address.ts";
import { lakeTables, zoneWritten } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { atItsHours, lettingStart, reportHours } from "../orchestrator/fabric-starts.ts";
import { reportUnchecked } from "./report-unchecked.ts";

/** What a workflow reads that starts the checks. */
const PROTOCOL = "fabric-rules";
const CHECKS = "checks";
/** Rules that the program knows without a value from the drawing. */
const KNOWN = ["freshness", "volume", "null", "uniqueness"];
const ONE_SMALL = { workerSize: "small", min: 1, max: 1 };

/** A Spark job per store that checks its tables, and a table of how each check went. */
export const fabricRules: Lowering = {
  cloud: "azure",
  kind: "data-quality",
  variant: "fabric-rules",
  service: "Microsoft Fabric Spark job",
  gap: "schema and ranges are not checked; results lie in a table, and Fabric shows failed runs, Azure Monitor does not",
  minutes: [3, 8],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({ ports: { metrics: { resultTable: resultsUri(part) }, runs: { protocol: PROTOCOL } } }),
  refuses: ({ component }, data, direction, peer) =>
    data === "tables" && direction === "in" && peer.variant !== "delta-fabric"
      ? `“${component.title}” checks tables of Fabric, and “${peer.component.title}” lies outside: give it a data quality component of its own.`
      : undefined,
  lower: (context) => {
    reportUnchecked(context, {
      known: KNOWN,
      code: "ZL-FABRIC-QUALITY-CHECK",
      hint: "Leave it out, or check it in a notebook of your own in the workspace.",
    });
    const checks = checksOf(context, context.environment);
    if (checks.length === 0) return reportIdle(context);
    const isStarted = context.incoming("runs").length > 0;
    if (!isStarted) reportHours(context);
    return [
      lakehouse(context),
      ...sparkMachines(context, ONE_SMALL),
      ...checks.map((check) => job(context, check, isStarted)),
      ...(isStarted ? [] : checks.map(({ key }) => atItsHours(context, { item: CHECKS, key, jobType: "sparkjob" }))),
      ...lettingStart(context),
    ];
  },
};

/** The jobs that check, for the workflow that starts them. */
export function ruleJobs({ environment }: LoweringContext, quality: Peer): readonly FabricJob[] {
  if (quality.outputs["protocol"] !== PROTOCOL) return [];
  return checksOf(quality, environment).map(({ key }) => ({ key, address: addressIn(quality, CHECKS, key) }));
}

interface Check {
  /** Id of the store. */
  readonly key: string;
  readonly args: readonly string[];
}

/** One check per store that has something to be checked. */
function checksOf(quality: Pick<Part, "component">, view: EnvironmentView): readonly Check[] {
  const rules = listSetting(quality, "rules").filter((rule) => KNOWN.includes(rule));
  if (rules.length === 0) return [];
  return view.incoming(quality.component.id, "tables").flatMap((lake) => {
    const tables = writtenTables(view, lake);
    const { timeColumn, keyColumns } = subjectOf(lake.component, rules, optionalText(quality, "incrementalField"));
    const args = ["--tables", tables.join(","), "--rules", rules.join(","), "--time", timeColumn, "--keys", keyColumns.join(",")];
    return tables.length > 0 ? [{ key: lake.component.id, args }] : [];
  });
}

/** Folders of tables that something writes; others are not there to be asked. */
function writtenTables(view: EnvironmentView, { component, outputs }: Peer): readonly string[] {
  const { lakehouse: isInFabric, uriByZone } = outputs;
  if (isInFabric === undefined || !isMap(uriByZone)) return [];
  const written = view.incoming(component.id, "tables").map((writer) => zoneWritten(component, writer));
  return lakeTables(component, view).flatMap(({ zone, name }) => (written.includes(zone) ? [`${String(uriByZone[zone])}${name}`] : []));
}

/** Where nobody starts it, a failed run is what tells people; a workflow goes on unless it shall stop. */
function job(context: LoweringContext, { key, args }: Check, isStarted: boolean): DesiredResource {
  const stop = !isStarted || textSetting(context, "onFailure", "warn") === "block";
  return sparkJobDefinition(context, {
    name: CHECKS,
    key,
    program: "table-checks",
    args: [...args, "--results", resultsUri(context), "--stop", stop ? "yes" : "no"],
    lakehouseId: ref(context, "lakehouse", "id"),
    environment: ENVIRONMENT,
    dependsOn: [PUBLISHED],
  });
}

function resultsUri(part: Part): string {
  return `${oneLakeUri(part)}Tables/${DEFAULT_SCHEMA}/quality_results`;
}

function reportIdle(context: LoweringContext): readonly DesiredResource[] {
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-QUALITY-IDLE",
    message: `“${context.component.title}” checks nothing: no table before it is written by anything, or no rule is chosen that Fabric checks.`,
    target: { component: context.component.id },
    hint: "Connect something that writes the tables, and choose freshness, number of rows, missing values or unique keys.",
  });
  return [];
}
