import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { errorShare, fullness, latency } from "../usual-rows.ts";
import { AVERAGE, HIGHEST, metricsOf, P95, partOf } from "./monitoring-query.ts";

const service = metricsOf("cloud_run_revision", (resource) => ({ service_name: partOf(resource, "services") }));
const endpoint = metricsOf("aiplatform.googleapis.com/Endpoint", (resource) => ({ endpoint_id: partOf(resource, "endpoints") }));
const index = metricsOf("aiplatform.googleapis.com/IndexEndpoint", (resource) => ({
  index_endpoint_id: partOf(resource, "indexEndpoints"),
}));
const features = metricsOf("aiplatform.googleapis.com/FeatureOnlineStore", (resource) => ({
  feature_online_store_id: partOf(resource, "featureOnlineStores"),
}));

/** What answers requests. */
export const SERVING_SIGNALS: SignalTable = {
  "run.service": [
    latency({ key: "latency", label: "Time to answer (95 %)", query: service.one("run.googleapis.com/request_latencies", P95) }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: service.share("run.googleapis.com/request_count", { response_code_class: "5xx" }),
    }),
  ],
  "aiplatform.endpoint": [
    latency({
      key: "latency",
      label: "Time to answer (95 %)",
      query: endpoint.one("aiplatform.googleapis.com/prediction/online/prediction_latencies", P95, { latency_type: "total" }),
    }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: endpoint.share("aiplatform.googleapis.com/prediction/online/response_count", { response_code: "5xx" }),
    }),
    fullness({
      key: "gpu",
      kind: "gpu",
      label: "GPU in use",
      // Published as a share of one, as processors are.
      query: endpoint.one("aiplatform.googleapis.com/prediction/online/accelerator/duty_cycle", AVERAGE),
      factor: 100,
      threshold: above({ warn: 90, bad: 98, because: "A GPU that is never idle makes requests wait." }),
      // Machines without a GPU publish nothing.
      whenQuiet: "ok",
    }),
    fullness({
      key: "cpu",
      label: "Processors",
      query: endpoint.one("aiplatform.googleapis.com/prediction/online/cpu/utilization", AVERAGE),
      factor: 100,
      // An endpoint without a model publishes nothing.
      whenQuiet: "ok",
    }),
  ],
  "aiplatform.indexEndpoint": [
    latency({
      key: "latency",
      label: "Time to answer (95 %)",
      query: index.one("aiplatform.googleapis.com/matching_engine/query/latencies", P95),
    }),
  ],
  "aiplatform.featureOnlineStore": [
    latency({
      key: "latency",
      label: "Time to answer (95 %)",
      query: features.one("aiplatform.googleapis.com/featureonlinestore/online_serving/serving_latencies", P95),
    }),
    fullness({
      key: "load",
      label: "Load of the busiest node",
      query: features.one("aiplatform.googleapis.com/featureonlinestore/storage/bigtable_cpu_load_hottest_node", HIGHEST),
      factor: 100,
      // Only stores on Bigtable publish it.
      whenQuiet: "ok",
    }),
  ],
};
