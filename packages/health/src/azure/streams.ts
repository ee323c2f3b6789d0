import { textsAt } from "@zerolake/resources";
import type { SignalRow, SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { errorShare, fullness, latency, newestArrival, readerLag, throttled, wrongState } from "../usual-rows.ts";
import { ofParent, own } from "./azure-query.ts";

const hub = ofParent("EntityName");

/** Only namespaces that run on machines of their own tell how busy these are. */
const ofPremium: (query: SignalRow["query"]) => SignalRow["query"] = (query) => (resource, facts) =>
  textsAt(resource.properties, "sku.name")[0] === "Premium" ? query(resource, facts) : undefined;

/** Only streams that are captured have a backlog. */
const ofCaptured: (query: SignalRow["query"]) => SignalRow["query"] = (query) => (resource, facts) =>
  textsAt(resource.properties, "properties.captureDescription.destination.name").length > 0 ? query(resource, facts) : undefined;

/** Streams and what reads them on their way. Event Hubs publishes no lag of its readers: the jobs that read it do. */
export const STREAM_SIGNALS: SignalTable = {
  "Microsoft.EventHub/namespaces": [
    throttled({
      key: "throttled",
      label: "Requests turned away",
      unit: "percent",
      query: own.share({ name: "ThrottledRequests", aggregation: "Total" }, { name: "IncomingRequests", aggregation: "Total" }),
      threshold: above({
        warn: 1,
        bad: 10,
        because: "Writers that are turned away try again, and events come late: the namespace needs more units.",
      }),
    }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: own.share({ name: "ServerErrors", aggregation: "Total" }, { name: "IncomingRequests", aggregation: "Total" }),
    }),
    fullness({ key: "cpu", label: "Processors", query: ofPremium(own.one("NamespaceCpuUsage", "Maximum")) }),
  ],
  "Microsoft.EventHub/namespaces/eventhubs": [
    newestArrival({ key: "arrivals", label: "Newest event", query: hub.one("IncomingMessages", "Total") }),
    readerLag({
      key: "capture-backlog",
      label: "Events not yet written to the lake",
      unit: "records",
      query: ofCaptured(hub.one("CaptureBacklog", "Total")),
      threshold: above({
        warn: 100_000,
        bad: 1_000_000,
        because: "Capture writes every few minutes; this is more than it has taken in that time.",
      }),
    }),
  ],
  "Microsoft.Devices/IotHubs": [
    newestArrival({ key: "arrivals", label: "Newest message of a device", query: own.one("d2c.telemetry.ingress.success", "Total") }),
    throttled({
      key: "dropped",
      kind: "errors",
      label: "Messages dropped",
      query: own.one("d2c.telemetry.egress.dropped", "Total"),
      threshold: above({ warn: 1, bad: 100, because: "A dropped message is lost: the endpoint that should take it does not answer." }),
    }),
    throttled({ key: "throttled", label: "Messages turned away", query: own.one("d2c.telemetry.ingress.sendThrottle", "Total") }),
    latency({
      key: "routing-latency",
      label: "Time to the stream, on average",
      query: own.one("d2c.endpoints.latency.eventHubs", "Average"),
      threshold: above({ warn: 5_000, bad: 60_000, because: "Routing takes well under a second as a rule." }),
    }),
  ],
  "Microsoft.StreamAnalytics/streamingjobs": [
    readerLag({
      key: "watermark-delay",
      label: "How far the job is behind",
      query: own.one("OutputWatermarkDelaySeconds", "Maximum"),
      whenQuiet: "unknown",
    }),
    wrongState({
      key: "errors",
      kind: "errors",
      label: "Errors while running",
      query: own.one("Errors", "Total"),
      threshold: above({ warn: 1, bad: 100, because: "A job that runs well has none." }),
    }),
    // Microsoft advises to stay below 80 per cent, to be ready for a rush.
    fullness({ key: "units", label: "Streaming units in use", query: own.one("ResourceUtilization", "Maximum") }),
  ],
};
