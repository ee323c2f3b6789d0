import type { Tier } from "@zerolake/resources";
import { lagMs } from "../../../sizing/lag-ms.ts";

/** A number that a service reports about itself and that means trouble above a threshold. */
export interface Signal {
  /** Part of the alert's address, e.g. `lag`. */
  readonly name: string;
  readonly alert: "lag" | "freshness" | "failures";
  readonly what: string;
  /** Monitored resource and metric, in Cloud Monitoring's filter language. */
  readonly filter: string;
  readonly aligner: "ALIGN_MAX" | "ALIGN_DELTA";
  readonly threshold: number;
}

const MS_PER_SECOND = 1000;
const FAILED_RESPONSES =
  'resource.type = "cloud_run_revision" AND metric.type = "run.googleapis.com/request_count" AND metric.labels.response_code_class = "5xx"';
const OLDEST_MESSAGE =
  'resource.type = "pubsub_subscription" AND metric.type = "pubsub.googleapis.com/subscription/oldest_unacked_message_age"';

/** Kind → what its resources report. A kind that is not listed reports nothing that helps anybody at night. */
export const SIGNALS: Readonly<Record<string, (tier: Tier) => readonly Signal[]>> = {
  "event-stream": (tier) => [
    {
      name: "lag",
      alert: "lag",
      what: "readers are behind",
      filter: OLDEST_MESSAGE,
      aligner: "ALIGN_MAX",
      threshold: lagMs(tier) / MS_PER_SECOND,
    },
  ],
  "stream-delivery": (tier) => [
    {
      name: "freshness",
      alert: "freshness",
      what: "delivers late",
      filter: OLDEST_MESSAGE,
      aligner: "ALIGN_MAX",
      threshold: lagMs(tier) / MS_PER_SECOND,
    },
  ],
  "event-source": () => [failedResponses()],
  "app-service": () => [failedResponses()],
};

function failedResponses(): Signal {
  return { name: "failures", alert: "failures", what: "requests fail", filter: FAILED_RESPONSES, aligner: "ALIGN_DELTA", threshold: 0 };
}
