import type { Template } from "./template.ts";

export const streamingStarter: Template = {
  id: "streaming-starter",
  title: "Streaming starter",
  summary:
    "The smallest streaming lakehouse: events arrive, become table rows through managed delivery within minutes, are checked and queried. Made for the first smoke test.",
  purpose:
    "For trying the way from an event to a table: one address to send to, one stream, managed delivery, one table, a check and a query. Good as a first deployment, because it is small and soon gone again.",
  assumptions: [
    "20 events per second, 500 bytes each.",
    "Rows may appear up to ten minutes after the event.",
    "Events carry event_id and event_date.",
  ],
  highlights: ["Iceberg", "serverless", "no code"],
  tier: "prototype",
  clouds: ["aws", "azure", "gcp"],
  targetChoices: { azure: { "events.engine": "delta" }, gcp: { "events.native": true } },
  workload: {
    eventsPerSecond: 20,
    eventBytes: 500,
    peakFactor: 2,
    freshnessSecondsTarget: 600,
    tbScannedPerDay: 0.01,
    recoveryHours: 4,
  },
  components: [
    { id: "app", kind: "event-source", title: "App events", settings: { eventsPerSecond: 20, eventBytes: 500, peakFactor: 2 } },
    {
      id: "stream",
      kind: "event-stream",
      title: "Event stream",
      settings: { engine: "auto", topics: ["events"], partitions: 1, retentionHours: 24, throughputMbPerSecond: 1, serverless: true },
    },
    { id: "delivery", kind: "stream-delivery", title: "Delivery", settings: { bufferSeconds: 120, bufferMb: 16, deadLetter: true } },
    {
      id: "events",
      kind: "lakehouse-tables",
      title: "Events",
      settings: {
        engine: "iceberg",
        formatVersion: 2,
        zones: ["bronze"],
        partitioning: ["event_date"],
        schemaEvolution: "additive",
        deduplicateOn: "event_id",
        maintenance: { compaction: true, snapshotExpiryDays: 7, orphanFiles: true },
      },
    },
    { id: "catalog", kind: "catalog", title: "Metadata catalog", settings: { engine: "auto" } },
    {
      id: "quality",
      kind: "data-quality",
      title: "Freshness",
      settings: { rules: ["freshness", "volume"], schedule: "hourly", onFailure: "warn" },
    },
    { id: "sql", kind: "sql-engine", title: "SQL", settings: { engine: "auto", tbScannedPerDay: 0.01, concurrency: 2 } },
    { id: "monitoring", kind: "monitoring", title: "Monitoring", settings: { alerts: ["freshness", "failures"] } },
    { id: "budget", kind: "budget", title: "Budget", settings: { monthlyUsd: 80, thresholdsPercent: [50, 80, 100] } },
  ],
  edges: [
    "app.events -> stream.events",
    "stream.events -> delivery.events",
    "delivery.tables -> events.tables",
    "events.tables -> catalog.tables",
    "events.tables -> sql.tables",
    "events.tables -> quality.tables",
    "quality.metrics -> monitoring.metrics",
  ],
};
