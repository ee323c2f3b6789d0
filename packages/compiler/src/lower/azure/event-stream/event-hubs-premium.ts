import type { Lowering } from "../../../lowering.ts";
import { processingUnits } from "../../../sizing/event-hubs-units.ts";
import { eventHubs, eventHubsGrants, eventHubsOutputs } from "./event-hubs.ts";

/** Event Hubs by processing units of its own: longer retention, more partitions, the customer's key. */
export const eventHubsPremium: Lowering = {
  cloud: "azure",
  kind: "event-stream",
  variant: "event-hubs-premium",
  service: "Azure Event Hubs Premium",
  gap: "Kafka protocol without transactions",
  order: "in order within a partition; the key of an event chooses the partition",
  minutes: [3, 10],
  outputs: eventHubsOutputs,
  grants: eventHubsGrants,
  lower: (context) => eventHubs(context, { sku: "Premium", capacity: processingUnits(context.figures) }),
};
