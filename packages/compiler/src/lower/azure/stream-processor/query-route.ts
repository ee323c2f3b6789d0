import { isMap } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { consumerGroupAddress } from "../event-stream/event-hubs.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { deltaOutput } from "./delta-output.ts";

/** An input or an output of the job, under the name that its query knows. */
export interface QueryEnd {
  readonly name: string;
  readonly properties: LooseMap;
  readonly waitsFor: readonly string[];
}

/** One input per topic; a single one is called `input`. */
export function inputsOf(context: LoweringContext): readonly QueryEnd[] {
  const found = context.incoming("events").flatMap((stream) => textsOf(stream.outputs["topics"]).map((topic) => ({ stream, topic })));
  return found.map(({ stream, topic }) => ({
    name: found.length === 1 ? "input" : `input-${word(`${stream.component.id}-${topic}`)}`,
    waitsFor: [consumerGroupAddress(stream, topic, context.component.id)],
    properties: {
      type: "Stream",
      serialization: { type: "Json", properties: { encoding: "UTF8" } },
      datasource: { type: "Microsoft.EventHub/EventHub", properties: { ...hub(stream, topic), consumerGroupName: context.component.id } },
    },
  }));
}

/** One output per table store and per stream; a single one is called `output`. */
export function outputsOf(context: LoweringContext): readonly QueryEnd[] {
  const tables = context.outgoing("tables").map((lake) => ({ peer: lake, end: tableEnd(context, lake) }));
  const streams = context.outgoing("events").flatMap((stream) => {
    const topic = writtenTopic(context, stream.outputs);
    return topic === undefined ? [] : [{ peer: stream, end: streamEnd(stream, topic) }];
  });
  const found = [...tables, ...streams];
  return found.map(({ peer, end }) => ({ ...end, name: found.length === 1 ? "output" : `output-${word(peer.component.id)}` }));
}

type Unnamed = Omit<QueryEnd, "name">;

function tableEnd(context: LoweringContext, lake: Peer): Unnamed {
  const zone = zoneWritten(lake.component, { component: context.component, edge: lake.edge });
  const addresses = lake.outputs["containerAddressByZone"];
  const address = isMap(addresses) ? addresses[zone] : undefined;
  return {
    waitsFor: typeof address === "string" ? [address] : [],
    properties: deltaOutput(lake, {
      container: zone,
      table: sqlName(lake.component.id),
      writeMode: context.component.settings["exactlyOnce"] === true ? "Once" : "Append",
      timeWindow: `00:0${minutesOf(numberSetting(context, "checkpointSeconds", 60))}:00`,
    }),
  };
}

/** The service closes a file every one to nine minutes here. */
function minutesOf(seconds: number): number {
  return Math.min(9, Math.max(1, Math.round(seconds / 60)));
}

function streamEnd(stream: Peer, topic: string): Unnamed {
  return {
    waitsFor: [addressIn(stream, "hub", topic)],
    properties: {
      datasource: { type: "Microsoft.EventHub/EventHub", properties: hub(stream, topic) },
      serialization: { type: "Json", properties: { encoding: "UTF8", format: "LineSeparated" } },
    },
  };
}

function hub({ outputs }: Peer, topic: string): LooseMap {
  return { serviceBusNamespace: outputs["namespace"], eventHubName: topic, authenticationMode: "Msi" };
}

/** Letters, digits and hyphens. */
function word(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/g, "-");
}
