import type { Lowering } from "../../../lowering.ts";
import { throughputUnits } from "../../../sizing/event-hubs-units.ts";
import { eventHubs, eventHubsGrants, eventHubsOutputs } from "./event-hubs.ts";

/** A Standard namespace never has more throughput units. */
const UNITS_MAX = 40;
/** Room for the peak before events are turned away. */
const HEADROOM = 2;

/** Event Hubs with its Kafka endpoint, by throughput units that grow by themselves beyond a prototype. */
export const eventHubsKafka: Lowering = {
  cloud: "azure",
  kind: "event-stream",
  variant: "event-hubs-kafka",
  service: "Azure Event Hubs Standard",
  gap: "Kafka protocol without transactions and without log compaction; an event has at most 1 MB",
  order: "in order within a partition; the key of an event chooses the partition",
  minutes: [1, 3],
  outputs: eventHubsOutputs,
  grants: eventHubsGrants,
  lower: (context) => {
    const capacity = Math.min(UNITS_MAX, throughputUnits(context.figures));
    const grows = context.target.tier !== "prototype";
    const peak = throughputUnits({
      eventsPerSecond: context.figures.peakEventsPerSecond,
      mbPerSecond: context.figures.mbPerSecond * peakFactor(context.figures),
    });
    return eventHubs(context, {
      sku: "Standard",
      capacity,
      properties: {
        isAutoInflateEnabled: grows,
        maximumThroughputUnits: grows ? Math.min(UNITS_MAX, Math.max(capacity, peak) * HEADROOM) : undefined,
      },
    });
  },
};

function peakFactor({ eventsPerSecond, peakEventsPerSecond }: { eventsPerSecond: number; peakEventsPerSecond: number }): number {
  return eventsPerSecond === 0 ? 1 : peakEventsPerSecond / eventsPerSecond;
}
