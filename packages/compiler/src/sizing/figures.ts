import type { Blueprint, Component } from "@zerolake/blueprint";

/** Load that reaches a component: sums over itself (when it is a source) and all sources above it. */
export interface Figures {
  readonly eventsPerSecond: number;
  /** Average times the largest peak factor among those sources. */
  readonly peakEventsPerSecond: number;
  /** 10⁶ bytes per second, average. */
  readonly mbPerSecond: number;
  /** gpus × nodesMax of the component itself; 0 when it has none. */
  readonly gpusTotal: number;
}

interface SourceLoad {
  readonly eventsPerSecond: number;
  readonly eventBytes: number;
  readonly peakFactor: number;
}

/** Average event size in bytes where a source says nothing; from the resolution rules. */
const EVENT_BYTES_DEFAULT: Readonly<Record<string, number>> = {
  "event-source": 1000,
  "feed-source": 1000,
  "log-source": 500,
  "database-source": 600,
  "device-source": 500,
};

const BYTES_PER_GB = 1e9;
const SECONDS_PER_DAY = 86_400;

/** Figures of every component. `components` carry effective settings. Linear in components × sources. */
export function figuresOf(components: readonly Component[], edges: Blueprint["edges"]): ReadonlyMap<string, Figures> {
  const feeds = new Map<string, string[]>();
  for (const edge of edges) feeds.set(edge.to.component, [...(feeds.get(edge.to.component) ?? []), edge.from.component]);
  const loads = new Map(
    components.flatMap((component) => {
      const load = sourceLoad(component);
      return load ? [[component.id, load] as const] : [];
    }),
  );
  return new Map(components.map((component) => [component.id, sum(component, sourcesAbove(component.id, feeds), loads)]));
}

function sourcesAbove(start: string, feeds: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start]);
  const stack = [start];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const above of feeds.get(id) ?? []) {
      if (!seen.has(above)) stack.push(above);
      seen.add(above);
    }
  }
  return seen;
}

function sum(component: Component, sources: ReadonlySet<string>, loads: ReadonlyMap<string, SourceLoad>): Figures {
  const above = [...sources].flatMap((id) => loads.get(id) ?? []);
  const eventsPerSecond = above.reduce((total, load) => total + load.eventsPerSecond, 0);
  return {
    eventsPerSecond,
    peakEventsPerSecond: eventsPerSecond * Math.max(1, ...above.map((load) => load.peakFactor)),
    mbPerSecond: above.reduce((total, load) => total + (load.eventsPerSecond * load.eventBytes) / 1e6, 0),
    gpusTotal: number(component, "gpus") * number(component, "nodesMax"),
  };
}

function sourceLoad(component: Component): SourceLoad | undefined {
  const bytesDefault = EVENT_BYTES_DEFAULT[component.kind];
  if (bytesDefault === undefined) return undefined;
  const eventBytes = number(component, "eventBytes") || number(component, "messageBytes") || bytesDefault;
  const eventsPerSecond =
    number(component, "eventsPerSecond") ||
    number(component, "changesPerSecond") ||
    (number(component, "devices") * number(component, "messagesPerDevicePerMinute")) / 60 ||
    (number(component, "gbPerDay") * BYTES_PER_GB) / SECONDS_PER_DAY / eventBytes;
  return { eventsPerSecond, eventBytes, peakFactor: number(component, "peakFactor") || 1 };
}

function number(component: Component, key: string): number {
  const value = component.settings[key];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
