import type { PricedComponent } from "../design.ts";
import { mergeEvents } from "./flow.ts";
import type { InputContext, InputsOf } from "./input-context.ts";
import { eventsInto } from "./outflow.ts";
import { figure, flag, list, text } from "./settings.ts";
import { consumersOf } from "./totals.ts";

const PARTITIONS = 8;
const RETENTION_HOURS = 24;

function arriving(component: PricedComponent, { evaluation, outflows }: InputContext) {
  const { eps, eventBytes, peak } = mergeEvents(eventsInto(component.id, evaluation, outflows));
  return { eps, eventBytes, peak };
}

export const STREAMING_INPUTS: Readonly<Record<string, InputsOf>> = {
  "event-stream": (component, context) => ({
    ...arriving(component, context),
    consumers: consumersOf(component.id, context.evaluation),
    partitions: figure(component, "partitions", PARTITIONS),
    retentionHours: figure(component, "retentionHours", RETENTION_HOURS),
    serverless: flag(component, "serverless"),
    topics: list(component, "topics")?.length ?? 1,
    brokerType: "kafka.m7g.large",
  }),
  "stream-processor": (component, context) => ({
    ...arriving(component, context),
    parallelism: figure(component, "parallelism", 1),
  }),
  "stream-delivery": (component, context) => ({
    ...arriving(component, context),
    parquet: text(component, "format", "") === "parquet",
    streamVariant:
      context.evaluation.graph.into(component.id, "events").find(({ peer }) => peer.kind === "event-stream")?.peer.variant ?? "",
  }),
};
