import { isMap } from "@zerolake/resources";
import type { Lowering, Peer } from "../../../lowering.ts";
import { deliveryStreamingUnits } from "../../../sizing/stream-analytics-units.ts";
import { workloadIdentity } from "../access.ts";
import { consumerGroupAddress } from "../event-stream/event-hubs.ts";
import { analyticsJob, analyticsJobId } from "../stream-processor/analytics-job.ts";
import { inputProperties, outputProperties, queryText, type Route, routesOf } from "./delivery-route.ts";
import { reportNowhere } from "./report-nowhere.ts";

/** A job without a transformation: every event becomes a row of a Delta table. */
export const streamAnalyticsDelta: Lowering = {
  cloud: "azure",
  kind: "stream-delivery",
  variant: "stream-analytics-delta",
  service: "Azure Stream Analytics",
  gap: "appends only; an event that is no JSON is dropped and counted",
  minutes: [2, 5],
  outputs: (part) => ({ ports: { events: {}, tables: { jobId: analyticsJobId(part), region: part.target.region } } }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in" && !peer.variant.startsWith("event-hubs") && peer.component.kind === "event-stream"
      ? `Stream Analytics cannot read “${peer.component.title}”: it reads Event Hubs only.`
      : undefined,

  lower: (context) => {
    const routes = routesOf(context);
    const lake = context.outgoing("tables")[0];
    if (routes.length === 0 || !lake) {
      reportNowhere(context);
      return workloadIdentity(context);
    }
    return [
      ...workloadIdentity(context),
      ...analyticsJob(context, {
        inputs: routes.map(({ name, stream, topic }) => ({
          name: `in-${name}`,
          properties: inputProperties(context, stream, topic),
          waitsFor: [consumerGroupAddress(stream, topic, context.component.id)],
        })),
        outputs: routes.map((route) => ({
          name: `out-${route.name}`,
          properties: outputProperties(context, route, lake),
          waitsFor: containerAddress(lake, route),
        })),
        query: queryText(routes),
        streamingUnits: deliveryStreamingUnits(context.figures.mbPerSecond),
        stopsOnErrors: false,
      }),
    ];
  },
};

function containerAddress(lake: Peer, { container }: Route): readonly string[] {
  const addresses = lake.outputs["containerAddressByZone"];
  const address = isMap(addresses) ? addresses[container] : undefined;
  return typeof address === "string" ? [address] : [];
}
