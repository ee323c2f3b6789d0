import { type Advice, type Chosen, chooseOver, type Place, type TableFormat, type WhyNot } from "../advice.ts";
import { adviseStreamEngine, DELIVERED_FORMAT, type StreamEngine } from "../stream-engine/advise-stream-engine.ts";
import type { Answers } from "./answers.ts";
import { decideCatalog } from "./decide-catalog.ts";

type Engine = Exclude<StreamEngine, "auto">;

/** Why copying is not enough; one that applies is reason for a processor. */
const PROCESSOR_REASONS: readonly { when(answers: Answers, format: TableFormat): boolean; readonly because: string }[] = [
  { when: ({ transform }) => transform !== "none", because: "events are transformed on the way" },
  { when: ({ updates }) => updates === "upsert", because: "rows are replaced by key, and delivery only adds rows" },
  { when: ({ kinds }) => kinds.includes("changes"), because: "database changes have to be unpacked into rows" },
  { when: ({ freshness }) => freshness === "seconds", because: "delivery collects for a minute or more" },
  {
    when: (answers) => answers.cloud === "aws" && decideCatalog(answers).choice === "unity",
    because: "delivery on AWS commits through the Glue Data Catalog only (ZL-CAT-007)",
  },
  { when: ({ cloud }, format) => writesAnother(cloud, format), because: "this cloud's delivery does not write the table format" },
];

const FRESHNESS_SECONDS: Readonly<Record<Answers["freshness"], number>> = { seconds: 10, minutes: 120, hour: 3600, day: 86_400 };

/** Managed delivery where copying is enough; otherwise Flink where the cloud runs it and the format takes it, else Spark. */
export function decideStreamEngine(answers: Answers, format: TableFormat): Chosen<StreamEngine> {
  const reasons = PROCESSOR_REASONS.filter(({ when }) => when(answers, format)).map(({ because }) => because);
  const advice = reasons.length === 0 ? DELIVERY : processor(answers.cloud, format, reasons);
  return chooseOver(withSecondOpinion(advice, answers, format), answers.streamEngine);
}

const DELIVERY: Advice<Engine> = {
  choice: "stream-delivery",
  because: ["no job to run or pay for when idle"],
  whyNot: [
    { option: "flink", because: "a processor would only copy" },
    { option: "spark-streaming", because: "a processor would only copy" },
  ],
};

function processor(cloud: Place, format: TableFormat, reasons: readonly string[]): Advice<Engine> {
  const delivery: WhyNot<Engine> = { option: "stream-delivery", because: reasons[0] ?? "" };
  if (cloud === "aws" && format !== "delta") {
    return {
      choice: "flink",
      because: [...reasons, "Flink is a managed service on AWS, with exactly-once sinks for Iceberg and Hudi"],
      whyNot: [delivery, { option: "spark-streaming", because: "micro-batches add latency" }],
    };
  }
  const isDelta = format === "delta";
  return {
    choice: "spark-streaming",
    because: [...reasons, isDelta ? "Spark is Delta's own writer" : "Spark runs on this cloud without a cluster of your own"],
    whyNot: [delivery, { option: "flink", because: isDelta ? "its sink only appends to Delta" : "this cloud has no managed Flink" }],
  };
}

/** Where the table of the advisor, which asks more than the wizard does, would take another engine, that is said beside it. */
function withSecondOpinion(advice: Advice<Engine>, answers: Answers, format: TableFormat): Advice<StreamEngine> {
  const { cloud, updates, transform, engines, freshness } = answers;
  const other = adviseStreamEngine({
    cloud,
    format,
    updates,
    transform,
    engines,
    freshnessSeconds: FRESHNESS_SECONDS[freshness],
    joinsStreams: false,
    isSimpleSql: false,
    hasKubernetes: false,
    teamWritesPySpark: false,
  });
  if (other.choice === advice.choice || other.choice === "auto" || other.choice === "stream-delivery") return advice;
  const opinion = { option: other.choice, because: `it would do as well: ${other.because[0] ?? ""}` };
  return { ...advice, whyNot: advice.whyNot.map((entry) => (entry.option === other.choice ? opinion : entry)) };
}

function writesAnother(cloud: Place, format: TableFormat): boolean {
  const delivered = DELIVERED_FORMAT[cloud];
  return delivered !== undefined && delivered !== format;
}
