import { isMap, textsAt } from "@zerolake/resources";
import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { failedRuns, latency, newestArrival, readerLag, wrongState } from "../usual-rows.ts";
import { COUNTED, HIGHEST, metricsOf, P95, partOf, STANDING } from "./monitoring-query.ts";

const topic = metricsOf("pubsub_topic", (resource) => ({ topic_id: partOf(resource, "topics") }));
const subscription = metricsOf("pubsub_subscription", (resource) => ({ subscription_id: partOf(resource, "subscriptions") }));
const consumers = metricsOf("managedkafka.googleapis.com/TopicPartitionConsumerGroup", (resource) => ({
  cluster_id: partOf(resource, "clusters"),
  topic_id: partOf(resource, "topics"),
}));
/** Series of a job bear its name: the id is made anew with every update. */
const job = metricsOf("dataflow_job", ({ properties }) => ({ job_name: textsAt(properties, "jobName")[0] }));
const stream = metricsOf("datastream.googleapis.com/Stream", (resource) => ({ stream_id: partOf(resource, "streams") }));

/** Streams and what reads them on their way. */
export const STREAM_SIGNALS: SignalTable = {
  "pubsub.topic": [
    newestArrival({
      key: "arrivals",
      label: "Newest message",
      query: topic.one("pubsub.googleapis.com/topic/send_request_count", COUNTED),
    }),
  ],
  "pubsub.subscription": [
    readerLag({
      key: "oldest-unread",
      label: "Oldest unread message",
      query: subscription.one("pubsub.googleapis.com/subscription/oldest_unacked_message_age", HIGHEST),
    }),
    failedRuns({
      key: "dead-letters",
      kind: "errors",
      label: "Messages given up",
      query: (resource, facts) =>
        isMap(resource.properties["deadLetterPolicy"])
          ? subscription.one("pubsub.googleapis.com/subscription/dead_letter_message_count", COUNTED)(resource, facts)
          : undefined,
      threshold: above({ warn: 1, bad: 100, because: "What nobody could read was put aside and has to be looked at." }),
    }),
  ],
  "managedkafka.topic": [
    readerLag({
      key: "consumer-lag",
      label: "Records not yet read",
      unit: "records",
      query: consumers.one("managedkafka.googleapis.com/offset_lag", STANDING),
      threshold: above({ warn: 100_000, bad: 1_000_000, because: "A reader that keeps up is thousands of records behind at most." }),
    }),
  ],
  "dataflow.flexTemplateJob": [
    readerLag({
      key: "data-age",
      label: "How far the job is behind",
      query: job.one("dataflow.googleapis.com/job/data_watermark_age", HIGHEST),
      whenQuiet: "unknown",
    }),
    readerLag({
      key: "system-lag",
      label: "Longest wait of a record",
      query: job.one("dataflow.googleapis.com/job/system_lag", HIGHEST),
      whenQuiet: "unknown",
    }),
    wrongState({
      key: "failed",
      label: "The job has failed",
      query: job.one("dataflow.googleapis.com/job/is_failed", HIGHEST),
      threshold: above({ warn: 1, bad: 1, because: "One means that it has failed and does not start again by itself." }),
    }),
  ],
  "datastream.stream": [
    readerLag({
      key: "freshness",
      label: "How far the stream is behind its source",
      query: stream.one("datastream.googleapis.com/stream/freshness", HIGHEST),
    }),
    latency({
      key: "latency",
      label: "Time from source to target (95 %)",
      // Published in seconds.
      query: stream.one("datastream.googleapis.com/stream/total_latencies", P95),
      factor: 1_000,
      threshold: above({ warn: 300_000, bad: 1_800_000, because: "Changes arrive within a minute as a rule." }),
    }),
    failedRuns({
      key: "unsupported",
      kind: "errors",
      label: "Changes that could not be carried over",
      query: stream.one("datastream.googleapis.com/stream/unsupported_event_count", COUNTED),
      threshold: above({ warn: 1, bad: 100, because: "Such changes are missing in the target." }),
    }),
  ],
};
