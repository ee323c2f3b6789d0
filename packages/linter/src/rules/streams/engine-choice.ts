import { runs } from "../../facts/engines.ts";
import type { Rule } from "../../rule.ts";

/** Engines that a cloud does not have for this job. */
export const STREAM_ENGINE_CHOICE_RULES: readonly Rule[] = [
  {
    code: "ZL-STR-016",
    severity: "error",
    component: "stream-processor",
    reach: "blueprint",
    message: "This cloud has no managed Flink that writes to lake tables.",
    why: "HDInsight on AKS was retired on 2025-01-31 and BigQuery Engine for Apache Flink on 2025-02-28; Confluent Cloud Flink writes to topics only.",
    fix: "Use spark-streaming, or add a Kubernetes cluster for the Flink operator.",
    sources: ["hdiAks", "bqFlink"],
    confidence: "high",
    // Confluent's own Flink stays where its topics are, and says itself what it cannot write.
    when: (facts, job) =>
      job.engine === "flink" && job.variant !== "confluent-flink" && facts.cloud !== "aws" && !facts.has("kubernetes-cluster"),
    setting: "engine",
    repair: { set: "engine", to: "spark-streaming", forThisCloud: true },
  },
  {
    code: "ZL-STR-017",
    severity: "error",
    edge: "events",
    reach: "local",
    message: "Spark streaming has no maintained source for Pub/Sub.",
    why: "The published connector is for Pub/Sub Lite; Pub/Sub itself has no offsets to replay from.",
    fix: "Set the stream engine to kafka (Managed Service for Apache Kafka), the processor engine to auto (Dataflow), or use managed delivery.",
    sources: ["psLite"],
    confidence: "medium",
    when: (_facts, { from, to }) => runs(from, "event-stream", "pubsub") && runs(to, "stream-processor", "spark-streaming"),
    setting: "engine",
    repair: { set: "engine", to: "kafka", forThisCloud: true },
  },
  {
    code: "ZL-STR-022",
    severity: "warning",
    edge: "events",
    reach: "local",
    message: "Export subscriptions exist for Pub/Sub only.",
    why: "From Kafka the delivery needs a Kafka Connect sink that runs and is paid for all the time.",
    fix: "Set the stream engine to pubsub (or auto), or accept a Connect cluster.",
    sources: ["psSub"],
    confidence: "medium",
    when: (facts, { from, to }) => to.kind === "stream-delivery" && facts.cloud === "gcp" && runs(from, "event-stream", "kafka"),
    setting: "engine",
    repair: { set: "engine", to: "auto", forThisCloud: true },
  },
];
