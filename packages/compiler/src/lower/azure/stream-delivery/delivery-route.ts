import { isMap } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { deliveredTable } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { deltaOutput } from "../stream-processor/delta-output.ts";

const SECONDS_PER_MINUTE = 60;

/** One topic of one stream on its way into one table. */
export interface Route {
  /** Name of its input and output in the job; letters, digits and hyphens. */
  readonly name: string;
  readonly stream: Peer;
  readonly topic: string;
  readonly container: string;
  readonly table: string;
}

/** Every topic that is read, with the table that it fills; none without a table store. */
export function routesOf(context: LoweringContext): readonly Route[] {
  const lake = context.outgoing("tables")[0];
  if (!lake) return [];
  return context.incoming("events").flatMap((stream) =>
    textsOf(stream.outputs["topics"]).map((topic) => {
      const { zone, name: table } = deliveredTable(
        lake.component,
        { component: context.component, edge: lake.edge },
        topic,
        context.environment,
      );
      const containers = lake.outputs["containerByZone"];
      const container = String((isMap(containers) ? containers[zone] : undefined) ?? zone);
      return { name: `${stream.component.id}-${topic}`.replaceAll(/[^A-Za-z0-9-]/g, "-"), stream, topic, container, table };
    }),
  );
}

/** Reads a hub with the identity of the job. */
export function inputProperties(context: LoweringContext, stream: Peer, topic: string): LooseMap {
  return {
    type: "Stream",
    serialization: { type: "Json", properties: { encoding: "UTF8" } },
    datasource: {
      type: "Microsoft.EventHub/EventHub",
      properties: {
        serviceBusNamespace: stream.outputs["namespace"],
        eventHubName: topic,
        consumerGroupName: context.component.id,
        authenticationMode: "Msi",
      },
    },
  };
}

/** Writes a Delta table, whose files are closed every `bufferSeconds`. */
export function outputProperties(context: LoweringContext, { container, table }: Route, lake: Peer): LooseMap {
  return deltaOutput(lake, { container, table, writeMode: "Append", timeWindow: timeWindow(numberSetting(context, "bufferSeconds")) });
}

/** Whole minutes, at least one: the service writes no more often. */
function timeWindow(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / SECONDS_PER_MINUTE));
  return `${twoDigits(Math.floor(minutes / SECONDS_PER_MINUTE))}:${twoDigits(minutes % SECONDS_PER_MINUTE)}:00`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Every event as it came. */
export function queryText(routes: readonly Route[]): string {
  return routes.map(({ name }) => `SELECT * INTO [out-${name}] FROM [in-${name}]`).join(";\n");
}
