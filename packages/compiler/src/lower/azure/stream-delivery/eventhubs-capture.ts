import type { Lowering } from "../../../lowering.ts";
import { workloadIdentity } from "../access.ts";

/** The stream writes its own events into files: what is made here is the identity that it does so with. */
export const eventhubsCapture: Lowering = {
  cloud: "azure",
  kind: "stream-delivery",
  variant: "eventhubs-capture",
  service: "Azure Event Hubs Capture",
  gap: "Avro files by time and size only: no transformation, no folders by the event's own time, no dead letters",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { events: {}, files: { format: "avro", region: part.target.region } } }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in" && peer.component.kind === "event-stream" && !peer.variant.startsWith("event-hubs")
      ? `Capture writes the events of Event Hubs only, not those of “${peer.component.title}”.`
      : undefined,
  lower: (context) => {
    if (context.incoming("events").length === 0 || context.outgoing("files").length === 0) {
      context.report({
        severity: "error",
        code: "ZL-DELIVERY-NOWHERE",
        message: `“${context.component.title}” does not connect a stream with files.`,
        target: { component: context.component.id },
        hint: "Draw an arrow from an Event stream to it and one from it to an Object store.",
      });
    }
    return workloadIdentity(context);
  },
};
