import { type DesiredResource, isMap, sha256Hex } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Peer } from "../../../lowering.ts";
import { deliveryStreamingUnits } from "../../../sizing/stream-analytics-units.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, rolesOf, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { consumerGroupAddress } from "../event-stream/event-hubs.ts";
import { azureResource } from "../resource.ts";
import { inputProperties, outputProperties, queryText, type Route, routesOf } from "./delivery-route.ts";

const JOB = "Microsoft.StreamAnalytics/streamingjobs";
const LATE_SECONDS = 20;
const OUT_OF_ORDER_SECONDS = 5;

/** A job without a transformation: every event becomes a row of a Delta table. */
export const streamAnalyticsDelta: Lowering = {
  cloud: "azure",
  kind: "stream-delivery",
  variant: "stream-analytics-delta",
  service: "Azure Stream Analytics",
  gap: "appends only; an event that is no JSON is dropped and counted",
  minutes: [2, 5],
  outputs: (part) => ({ ports: { events: {}, tables: { jobId: armId(part, JOB, jobName(part)), region: part.target.region } } }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in" && !peer.variant.startsWith("event-hubs") && peer.component.kind === "event-stream"
      ? `Stream Analytics cannot read “${peer.component.title}”: it reads Event Hubs only.`
      : undefined,

  lower: (context) => {
    const routes = routesOf(context);
    const lake = context.outgoing("tables")[0];
    if (routes.length === 0 || !lake) {
      reportIncomplete(context);
      return workloadIdentity(context);
    }
    return [
      ...workloadIdentity(context),
      job(context),
      ...routes.flatMap((route) => [input(context, route), output(context, route, lake)]),
      query(context, routes),
      running(context, routes, lake),
    ];
  },
};

function jobName(part: Part): string {
  return nameOf(part, JOB, "job");
}

function job(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "job",
    type: JOB,
    id: armId(context, JOB, jobName(context)),
    minutes: [1, 2],
    body: {
      identity: actsAsItself(context),
      properties: {
        sku: { name: "Standard" },
        compatibilityLevel: "1.2",
        jobType: "Cloud",
        outputErrorPolicy: "Drop",
        eventsOutOfOrderPolicy: "Adjust",
        eventsOutOfOrderMaxDelayInSeconds: OUT_OF_ORDER_SECONDS,
        eventsLateArrivalMaxDelayInSeconds: LATE_SECONDS,
        dataLocale: "en-US",
        contentStoragePolicy: "SystemAccount",
      },
    },
  });
}

function input(context: LoweringContext, { name, stream, topic }: Route): DesiredResource {
  const type = `${JOB}/inputs` as const;
  return azureResource(context, {
    name: "input",
    key: name,
    type,
    id: armId(context, type, jobName(context), `in-${name}`),
    body: { properties: inputProperties(context, stream, topic) },
    dependsOn: ["job", consumerGroupAddress(stream, topic, context.component.id), ...rolesOf(context)],
  });
}

function output(context: LoweringContext, route: Route, lake: Peer): DesiredResource {
  const type = `${JOB}/outputs` as const;
  const addresses = lake.outputs["containerAddressByZone"];
  const container = isMap(addresses) ? addresses[route.container] : undefined;
  return azureResource(context, {
    name: "output",
    key: route.name,
    type,
    id: armId(context, type, jobName(context), `out-${route.name}`),
    body: { properties: outputProperties(context, route, lake) },
    dependsOn: ["job", ...(typeof container === "string" ? [container] : []), ...rolesOf(context)],
  });
}

function query(context: LoweringContext, routes: readonly Route[]): DesiredResource {
  const type = `${JOB}/transformations` as const;
  return azureResource(context, {
    name: "query",
    type,
    id: armId(context, type, jobName(context), "main"),
    body: { properties: { streamingUnits: deliveryStreamingUnits(context.figures.mbPerSecond), query: queryText(routes) } },
    dependsOn: ["job", "input", "output"],
  });
}

/** Runs while it exists. Its definition changes with the job's, so that a job which was stopped for a change is started again. */
function running(context: LoweringContext, routes: readonly Route[], lake: Peer): DesiredResource {
  const definition = routes.map((route) => [inputProperties(context, route.stream, route.topic), outputProperties(context, route, lake)]);
  const jobId = armId(context, JOB, jobName(context));
  return azureResource(context, {
    name: "running",
    type: "Zerolake.StreamAnalytics/runningJobs",
    id: `${jobId}/run`,
    minutes: [1, 3],
    body: { job: jobId, definition: sha256Hex(JSON.stringify([definition, queryText(routes)])).slice(0, 16) },
    dependsOn: [addressIn(context, "query"), "input", "output"],
  });
}

function reportIncomplete(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-DELIVERY-NOWHERE",
    message: `“${context.component.title}” does not connect a stream with tables.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it and one from it to Lakehouse tables.",
  });
}
