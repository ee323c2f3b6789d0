import type { SignalTable } from "../signal-row.ts";
import { JOB_SIGNALS } from "./jobs.ts";
import { SERVING_SIGNALS } from "./serving.ts";
import { STORE_SIGNALS } from "./stores.ts";
import { STREAM_SIGNALS } from "./streams.ts";

/** What Cloud Monitoring measures of what we make on Google Cloud. Metrics, monitored resources and labels: "Google Cloud metrics" and "Monitored resource types". */
export const GOOGLE_SIGNALS: SignalTable = { ...STREAM_SIGNALS, ...JOB_SIGNALS, ...SERVING_SIGNALS, ...STORE_SIGNALS };
