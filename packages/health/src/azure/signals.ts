import type { SignalTable } from "../signal-row.ts";
import { CLUSTER_SIGNALS } from "./clusters.ts";
import { JOB_SIGNALS } from "./jobs.ts";
import { SERVING_SIGNALS } from "./serving.ts";
import { STORE_SIGNALS } from "./stores.ts";
import { STREAM_SIGNALS } from "./streams.ts";

/**
 * What Azure Monitor measures of what we make on Azure. Names, aggregations and dimensions: "Supported metrics with Azure Monitor", one page
 * per resource type.
 */
export const AZURE_SIGNALS: SignalTable = { ...STREAM_SIGNALS, ...JOB_SIGNALS, ...SERVING_SIGNALS, ...STORE_SIGNALS, ...CLUSTER_SIGNALS };
