import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import { fabricItem } from "./item.ts";
import { workspaceId } from "./workspace-place.ts";

const JSON_TEXT = { type: "Json", properties: { encoding: "UTF8" } };
/** Rows that close a file before its time is up. */
const ROWS_PER_FILE = 100_000;
const COMPATIBILITY = "1.1";

export interface Eventstream {
  readonly key: string;
  /** Logical name of the connection to the stream, under the same key. */
  readonly connection: string;
  readonly consumerGroup: string;
  readonly lakehouseId: Value;
  readonly schema: string;
  readonly table: string;
  readonly bufferSeconds: number;
  readonly dependsOn: readonly string[];
}

/** One topic on its way into one table, every event as it came. */
export function eventstream(context: LoweringContext, stream: Eventstream): DesiredResource {
  return fabricItem(context, {
    name: "eventstream",
    key: stream.key,
    type: "fabric.eventstream",
    minutes: [1, 4],
    definition: {
      parts: [
        { path: "eventstream.json", content: topology(context, stream) },
        { path: "eventstreamProperties.json", content: { retentionTimeInDays: 1, eventThroughputLevel: "Low" } },
      ],
    },
    dependsOn: stream.dependsOn,
  });
}

function topology(context: LoweringContext, { key, connection, consumerGroup, ...target }: Eventstream): LooseMap {
  const destination = {
    workspaceId: workspaceId(context),
    itemId: target.lakehouseId,
    schema: target.schema,
    deltaTable: target.table,
    minimumRows: ROWS_PER_FILE,
    maximumDurationInSeconds: target.bufferSeconds,
    inputSerialization: JSON_TEXT,
  };
  return {
    sources: [
      {
        name: "in",
        type: "AzureEventHub",
        properties: {
          dataConnectionId: ref(context, connection, "id", key),
          consumerGroupName: consumerGroup,
          inputSerialization: JSON_TEXT,
        },
      },
    ],
    streams: [{ name: "stream", type: "DefaultStream", properties: {}, inputNodes: [{ name: "in" }] }],
    destinations: [{ name: "out", type: "Lakehouse", properties: destination, inputNodes: [{ name: "stream" }] }],
    operators: [],
    compatibilityLevel: COMPATIBILITY,
  };
}
