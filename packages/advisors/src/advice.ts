import type { Cloud } from "@zerolake/resources";

/** Where a lakehouse runs: a cloud, or one's own computer, which no list offers until it can be deployed to. */
export type Place = Cloud | "local";

export type TableFormat = "iceberg" | "delta" | "hudi";

export interface WhyNot<Option extends string> {
  readonly option: Option;
  readonly because: string;
}

/** What an advisor says: one option, the reasons for it, and for each other option the reason against it. */
export interface Advice<Option extends string> {
  readonly choice: Option;
  readonly because: readonly string[];
  readonly whyNot: readonly WhyNot<Option>[];
}

/** A choice in a design: by advice, or by the person, and then with what the advice was. */
export interface Chosen<Option extends string> extends Advice<Option> {
  /** Present when the person chose something else. */
  readonly advised?: Advice<Option>;
}

/** The person's word wins; the advice stays visible beside it. */
export function chooseOver<Option extends string>(advice: Advice<Option>, wanted: Option | "auto"): Chosen<Option> {
  if (wanted === "auto") return advice;
  return { choice: wanted, because: ["you chose it"], whyNot: [], ...(wanted === advice.choice ? {} : { advised: advice }) };
}
