import type { CallOptions } from "./resource-identity.ts";

/** One metric of Amazon CloudWatch, by exactly the dimensions that it is published with. */
export interface CloudWatchMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** In CloudWatch's own words: `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p95`. */
  readonly statistic: string;
  /** Further dimensions whose values nobody knows beforehand, such as the names of consumer groups: `join` says what is made of all of them. */
  readonly across?: { readonly dimensions: readonly string[]; readonly join: "MAX" | "SUM" | "MIN" };
}

export interface CloudWatchQuery {
  readonly service: "cloudWatch";
  readonly metric: CloudWatchMetric;
  /** The answer is the metric in per cent of this one. */
  readonly outOf?: CloudWatchMetric;
}

/** One metric of Azure Monitor. */
export interface AzureMonitorMetric {
  readonly name: string;
  readonly aggregation: "Average" | "Total" | "Minimum" | "Maximum" | "Count";
  /** A condition on dimensions in Azure's own words, e.g. `ResultType eq 'Failed'`. */
  readonly filter?: string;
}

export interface AzureMonitorQuery {
  readonly service: "azureMonitor";
  readonly resourceId: string;
  readonly namespace: string;
  readonly metric: AzureMonitorMetric;
  /** The answer is the metric in per cent of this one. */
  readonly outOf?: AzureMonitorMetric;
}

/** One metric of Google Cloud Monitoring, of all time series that the labels choose. */
export interface CloudMonitoringMetric {
  /** For example `pubsub.googleapis.com/subscription/oldest_unacked_message_age`. */
  readonly type: string;
  /** The monitored resource, e.g. `pubsub_subscription`. */
  readonly resource: string;
  /** By their full names, e.g. `resource.labels.subscription_id`. */
  readonly labels: Readonly<Record<string, string>>;
  /** How one series becomes one value per period, e.g. `ALIGN_MAX`. */
  readonly aligner: string;
  /** How several series become one, e.g. `REDUCE_MAX`. */
  readonly reducer: string;
}

export interface CloudMonitoringQuery {
  readonly service: "cloudMonitoring";
  readonly metric: CloudMonitoringMetric;
  /** The answer is the metric in per cent of this one. */
  readonly outOf?: CloudMonitoringMetric;
}

/** One metric of Confluent Cloud's Metrics API. */
export interface ConfluentMetric {
  /** For example `io.confluent.kafka.server/consumer_lag_offsets`. */
  readonly name: string;
  /** What publishes it, by its kind in the API; who may see this may see the metric. */
  readonly resource: { readonly kind: "kafka" | "compute_pool"; readonly id: string };
  /** Further labels by their full names, e.g. `metric.topic`. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface ConfluentQuery {
  readonly service: "confluentMetrics";
  readonly metric: ConfluentMetric;
  /** The answer is the metric in per cent of this one. */
  readonly outOf?: ConfluentMetric;
}

/** Runs of one job, of a service that lists them: how many of those that ended in a period failed. */
export interface FailedRunsQuery {
  readonly service: "failedRuns";
  /** Identifier of the job, as in `ResourceIdentity`. */
  readonly job: string;
}

/** What is asked, in the words of the service that is asked. */
export type MetricQuery = CloudWatchQuery | AzureMonitorQuery | CloudMonitoringQuery | ConfluentQuery | FailedRunsQuery;

export interface MetricQuestion {
  /** Who answers: the way to the resource, as in `ResourceIdentity`. */
  readonly via: string;
  readonly query: MetricQuery;
  /** Length of one value's time; the window is a whole number of these. */
  readonly periodSeconds: number;
  /** How far back from now. */
  readonly windowSeconds: number;
}

/** The value of the period that begins at `atMs`, milliseconds since 1970. */
export interface MetricPoint {
  readonly atMs: number;
  readonly value: number;
}

/** A metric that has no values yet is an answer without points. */
export type MetricAnswer =
  /** Oldest first; a period without a value is left out. */
  | { readonly points: readonly MetricPoint[] }
  /** Why there can be no answer, as a sentence: which right is missing, or that the service has no such metric. */
  | { readonly unavailable: string };

export interface CloudMetrics {
  /**
   * One answer per question, in their order; changes nothing. What the cloud refuses is an answer of its own and hides no other;
   * `NoAnswerError` when the cloud did not answer, or has had enough questions for now.
   */
  readMetrics(questions: readonly MetricQuestion[], call: Pick<CallOptions, "timeLimitMs">): Promise<readonly MetricAnswer[]>;
}
