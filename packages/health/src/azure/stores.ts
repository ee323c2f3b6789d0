import type { SignalTable } from "../signal-row.ts";
import { above, below } from "../threshold.ts";
import { errorShare, fullness, latency, readerLag, throttled, wrongState } from "../usual-rows.ts";
import { own } from "./azure-query.ts";

const GIB = 1_073_741_824;

const AVAILABILITY = errorShare({
  key: "availability",
  label: "Requests that were answered",
  query: own.one("Availability", "Average"),
  threshold: below({ warn: 99.9, bad: 99, because: "Microsoft promises 99.9 per cent." }),
});

/** Files, databases, caches and keys. */
export const STORE_SIGNALS: SignalTable = {
  "Microsoft.Storage/storageAccounts": [
    AVAILABILITY,
    latency({
      key: "latency",
      label: "Time to answer, on average",
      query: own.one("SuccessE2ELatency", "Average"),
      threshold: above({ warn: 1_000, bad: 10_000, because: "Whole files take long; more than a second on average is unusual." }),
    }),
  ],
  "Microsoft.KeyVault/vaults": [AVAILABILITY],
  "Microsoft.DocumentDB/databaseAccounts": [
    throttled({
      key: "throttled",
      label: "Requests turned away",
      unit: "percent",
      query: own.share(
        { name: "TotalRequests", aggregation: "Count", filter: "StatusCode eq '429'" },
        { name: "TotalRequests", aggregation: "Count" },
      ),
      threshold: above({ warn: 5, bad: 25, because: "Microsoft calls one to five per cent of such answers healthy." }),
    }),
    latency({ key: "latency", label: "Time to answer, on average", query: own.one("ServerSideLatencyDirect", "Average") }),
  ],
  "Microsoft.DBforPostgreSQL/flexibleServers": [
    wrongState({
      key: "alive",
      kind: "errors",
      label: "The database answers",
      query: own.one("is_db_alive", "Maximum"),
      threshold: below({ warn: 0, bad: 0, because: "One means that it answers, zero that it does not." }),
      whenQuiet: "unknown",
    }),
    fullness({
      key: "storage",
      label: "Storage in use",
      query: own.one("storage_percent", "Maximum"),
      threshold: above({ warn: 80, bad: 95, because: "At 95 per cent the server takes no more writes." }),
    }),
    fullness({ key: "cpu", label: "Processors", query: own.one("cpu_percent", "Average") }),
    readerLag({
      key: "replication-lag",
      label: "Changes not yet read by who follows the database",
      unit: "bytes",
      query: own.one("logical_replication_delay_in_bytes", "Maximum"),
      threshold: above({ warn: GIB, bad: 10 * GIB, because: "What nobody has read yet stays on the server's disk and fills it." }),
    }),
  ],
  "Microsoft.Cache/redisEnterprise": [
    fullness({ key: "memory", label: "Memory in use", query: own.one("usedmemorypercentage", "Maximum") }),
    // Microsoft advises to stay below 80 per cent.
    fullness({ key: "load", label: "Server load", query: own.one("serverLoad", "Maximum") }),
    latency({
      key: "latency",
      label: "Time to answer, on average",
      // Published in microseconds.
      query: own.one("cacheLatency", "Average"),
      factor: 0.001,
      threshold: above({ warn: 10, bad: 100, because: "A cache answers within a millisecond." }),
    }),
  ],
  "Microsoft.Synapse/workspaces/sqlPools": [
    fullness({
      key: "units",
      label: "Warehouse units in use",
      query: own.one("DWUUsedPercent", "Average"),
      threshold: above({ warn: 90, bad: 99, because: "Queries wait for each other when all units are in use." }),
      // A pool that is paused publishes nothing.
      whenQuiet: "ok",
    }),
    throttled({
      key: "queued",
      label: "Queries that wait",
      query: own.one("QueuedQueries", "Total"),
      threshold: above({ warn: 10, bad: 100, because: "The pool runs no more queries at once." }),
    }),
  ],
};
