import type { Tier } from "@zerolake/resources";
import type { Place, TableFormat } from "../advice.ts";
import type { Accelerator } from "../fine-tuning/accelerators.ts";
import type { StreamEngine } from "../stream-engine/advise-stream-engine.ts";
import type { TableSituation } from "../table-format/situation.ts";
import type { VectorEngine } from "../vector-store/advise-vector-store.ts";

export type DataSort = "files" | "events" | "changes" | "documents" | "media";

/** What the wizard asks. `auto` leaves a choice to the advisors; anything else there is the person's word. */
export interface Answers extends TableSituation {
  readonly cloud: Place;
  readonly tier: Tier;
  readonly kinds: readonly DataSort[];
  readonly format: "auto" | TableFormat;
  readonly catalog: "auto" | "unity" | "polaris";
  /** Events or changes a second. */
  readonly rate: number;
  /** Bytes of one of them. */
  readonly bytes: number;
  readonly gbPerDay: number;
  readonly transform: "none" | "windows" | "features";
  readonly streamEngine: "auto" | Exclude<StreamEngine, "auto">;
  readonly registry: boolean;
  readonly quality: boolean;
  readonly pii: boolean;
  readonly retentionDays: number;
  readonly sql: boolean;
  readonly ml: "none" | "notebooks" | "train" | "serve";
  readonly features: "none" | "offline" | "online";
  readonly serving: "none" | "online" | "batch";
  readonly gpu: "none" | "small" | "large";
  readonly accelerator: "auto" | Accelerator;
  readonly framework: "pytorch" | "tensorflow";
  readonly finetune: "none" | "lora" | "full";
  /** Hugging Face id. */
  readonly baseModel: string;
  readonly multimodal: boolean;
  readonly vectors: "none" | "rag" | "similarity";
  readonly vectorEngine: "auto" | Exclude<VectorEngine, "dataset-store">;
  readonly documentsPerDay: number;
  readonly vectorCount: number;
  /** Requests a second. */
  readonly requests: number;
}

export type AnswerId = keyof Answers;

/** What a person has said so far; the rest keeps its default. */
export type GivenAnswers = { readonly [Id in AnswerId]?: Answers[Id] };
