import type { SignalTable } from "../signal-row.ts";
import { above, designFigure, firstOf } from "../threshold.ts";
import { errorShare, fullness, latency, throttled } from "../usual-rows.ts";
import { own } from "./azure-query.ts";

/** What answers requests. */
export const SERVING_SIGNALS: SignalTable = {
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": [
    latency({ key: "latency", label: "Time to answer (95 %)", query: own.one("RequestLatency_P95", "Average") }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: own.share(
        { name: "RequestsPerMinute", aggregation: "Average", filter: "statusCodeClass eq '5xx'" },
        { name: "RequestsPerMinute", aggregation: "Average" },
      ),
    }),
  ],
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments": [
    fullness({
      key: "gpu",
      kind: "gpu",
      label: "GPU in use",
      query: own.one("GpuUtilizationPercentage", "Average"),
      threshold: above({ warn: 90, bad: 98, because: "A GPU that is never idle makes requests wait." }),
      // Machines without a GPU publish nothing.
      whenQuiet: "ok",
    }),
    fullness({ key: "cpu", label: "Processors", query: own.one("CpuUtilizationPercentage", "Average") }),
    fullness({ key: "memory", label: "Memory", query: own.one("CpuMemoryUtilizationPercentage", "Maximum") }),
  ],
  "Microsoft.CognitiveServices/accounts": [
    latency({
      key: "latency",
      label: "Time to the last word, on average",
      query: own.one("Latency", "Average"),
      threshold: firstOf(
        designFigure("latencyMsP95Target", "The design wants answers within this time."),
        above({ warn: 10_000, bad: 60_000, because: "The design names no time; after ten seconds people leave (Nielsen's limits)." }),
      ),
    }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: own.share({ name: "ServerErrors", aggregation: "Total" }, { name: "TotalCalls", aggregation: "Total" }),
    }),
    throttled({
      key: "throttled",
      label: "Requests turned away",
      unit: "percent",
      query: own.share({ name: "BlockedCalls", aggregation: "Total" }, { name: "TotalCalls", aggregation: "Total" }),
      threshold: above({ warn: 1, bad: 10, because: "The deployment's capacity is used up: callers have to try again." }),
    }),
  ],
  "Microsoft.App/containerApps": [
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: own.share(
        { name: "Requests", aggregation: "Total", filter: "statusCodeCategory eq '5xx'" },
        { name: "Requests", aggregation: "Total" },
      ),
    }),
  ],
  "Microsoft.Search/searchServices": [
    // Published in seconds.
    latency({ key: "latency", label: "Time to answer, on average", query: own.one("SearchLatency", "Average"), factor: 1_000 }),
    throttled({
      key: "throttled",
      label: "Searches turned away",
      unit: "percent",
      query: own.one("ThrottledSearchQueriesPercentage", "Average"),
      threshold: above({ warn: 1, bad: 10, because: "The service's replicas take no more searches than these." }),
    }),
  ],
};
