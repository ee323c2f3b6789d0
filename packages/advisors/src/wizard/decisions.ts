import { type Chosen, chooseOver, type TableFormat } from "../advice.ts";
import { adviseBroker, type Broker } from "../stream-engine/advise-broker.ts";
import type { StreamEngine } from "../stream-engine/advise-stream-engine.ts";
import { adviseTableFormat, type Exclusion } from "../table-format/advise-table-format.ts";
import type { VectorEngine } from "../vector-store/advise-vector-store.ts";
import type { Answers } from "./answers.ts";
import { makesTables, streams, trains } from "./consequences.ts";
import { type CatalogEngine, decideCatalog } from "./decide-catalog.ts";
import { decideGpus, type GpuChoice } from "./decide-gpus.ts";
import { decideJobs, type JobsChoice } from "./decide-jobs.ts";
import { decideStreamEngine } from "./decide-stream-engine.ts";
import { decideVectorEngine } from "./decide-vector-engine.ts";

/** What others know; where nothing is known, no format is excluded and no model has a size. */
export interface Knowledge {
  /** Would a rule refuse the format for these answers? */
  readonly findExclusion?: (answers: Answers, format: TableFormat) => Exclusion | undefined;
  /** Billions of parameters of a model on Hugging Face. */
  readonly findBillions?: (model: string) => number | undefined;
}

/** The choices behind a design, each with its reasons; what the design does not need is left out. */
export interface Decisions {
  readonly format: Chosen<TableFormat>;
  readonly catalog: Chosen<CatalogEngine>;
  readonly jobs: JobsChoice;
  readonly streamEngine?: Chosen<StreamEngine>;
  readonly broker?: Chosen<Broker>;
  readonly gpus?: GpuChoice;
  readonly vectorEngine?: Chosen<VectorEngine>;
}

export function decide(answers: Answers, knowledge: Knowledge): Decisions {
  const { findExclusion, findBillions } = knowledge;
  const advised = adviseTableFormat(
    answers,
    findExclusion && makesTables(answers) ? (format) => findExclusion(answers, format) : undefined,
  );
  const format = chooseOver(advised, answers.format);
  const needsGpus = trains(answers) && (answers.gpu !== "none" || answers.finetune !== "none");
  return {
    format,
    catalog: decideCatalog(answers),
    jobs: decideJobs(answers, format.choice),
    ...(streams(answers) ? decideStream(answers, format.choice) : {}),
    ...(needsGpus ? { gpus: decideGpus(answers, findBillions?.(answers.baseModel)) } : {}),
    ...(answers.vectors === "none" ? {} : { vectorEngine: decideVectorEngine(answers) }),
  };
}

function decideStream(answers: Answers, format: TableFormat): Required<Pick<Decisions, "streamEngine" | "broker">> {
  const streamEngine = decideStreamEngine(answers, format);
  // Debezium writes through Kafka Connect, which AWS has for Kafka only.
  const needsKafka = answers.cloud === "aws" && answers.kinds.includes("changes");
  const broker = adviseBroker({ cloud: answers.cloud, reader: streamEngine.choice, needsKafka, isAcrossClouds: false });
  return { streamEngine, broker };
}
