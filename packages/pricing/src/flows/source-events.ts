import type { PricedComponent } from "../design.ts";
import { type Evaluation, parameter } from "./evaluation.ts";
import type { EventFlow } from "./flow.ts";
import { figure } from "./settings.ts";

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_MINUTE = 60;
const BYTES_PER_GB = 1e9;

/** What a source sends where it says nothing else. */
interface SourceDefaults {
  readonly eventBytes: number;
  readonly peakFactor: number;
  readonly bytesKey: "eventBytes" | "messageBytes";
  eventsPerSecond(source: PricedComponent, eventBytes: number): number;
}

const rate = (key: string, fallback: number) => (source: PricedComponent) => figure(source, key, fallback);

/** A sensor reading, a click, a log line, a quote, a row before and after its change. */
const SOURCES: Readonly<Record<string, SourceDefaults>> = {
  "device-source": {
    eventBytes: 300,
    peakFactor: 2,
    bytesKey: "messageBytes",
    eventsPerSecond: (source) => (figure(source, "devices", 1000) * figure(source, "messagesPerDevicePerMinute", 1)) / SECONDS_PER_MINUTE,
  },
  "event-source": { eventBytes: 1000, peakFactor: 3, bytesKey: "eventBytes", eventsPerSecond: rate("eventsPerSecond", 100) },
  "log-source": {
    eventBytes: 500,
    peakFactor: 3,
    bytesKey: "eventBytes",
    eventsPerSecond: (source, eventBytes) =>
      eventBytes > 0 ? (figure(source, "gbPerDay", 10) * BYTES_PER_GB) / SECONDS_PER_DAY / eventBytes : 0,
  },
  "feed-source": { eventBytes: 1000, peakFactor: 5, bytesKey: "eventBytes", eventsPerSecond: rate("eventsPerSecond", 10) },
  "database-source": { eventBytes: 1200, peakFactor: 3, bytesKey: "eventBytes", eventsPerSecond: rate("changesPerSecond", 100) },
};

/** An application sends one event per request. */
const APPLICATION_EVENT_BYTES = 1000;
const APPLICATION_PEAK = 3;

/** Events that begin at a component; `undefined` when none do. */
export function sourceEvents(component: PricedComponent, evaluation: Evaluation): EventFlow | undefined {
  const volume = parameter(evaluation, "volumeFactor");
  if (component.kind === "app-service") {
    return {
      eps: figure(component, "requestsPerSecond", 1) * volume,
      eventBytes: figure(component, "eventBytes", APPLICATION_EVENT_BYTES),
      peak: peakOf(evaluation.design.workload["peakFactor"] ?? APPLICATION_PEAK, evaluation),
    };
  }
  const source = SOURCES[component.kind];
  if (!source) return undefined;
  const eventBytes = figure(component, source.bytesKey, source.eventBytes);
  return {
    eps: source.eventsPerSecond(component, eventBytes) * volume,
    eventBytes,
    peak: peakOf(figure(component, "peakFactor", source.peakFactor), evaluation),
  };
}

function peakOf(factor: number, evaluation: Evaluation): number {
  return Math.max(1, factor * parameter(evaluation, "peakScale"));
}
