import { numberSetting, type Part, textSetting } from "../../../lowering.ts";

interface HostedModel {
  readonly format: string;
  readonly name: string;
}

/** Names that people use for the vendor's own. The version is left to the service, which takes its default one. */
const MODELS: Readonly<Record<string, HostedModel>> = {
  "default-chat": { format: "OpenAI", name: "gpt-4.1-mini" },
  "default-embedding": { format: "OpenAI", name: "text-embedding-3-small" },
};
const RESIDENCY: Readonly<Record<string, string>> = { region: "Standard", any: "GlobalStandard" };
const MINUTES_PER_DAY = 1440;
/** The busiest minute of a day compared with its mean. */
const PEAK_FACTOR = 3;
/** Capacity is counted in thousands of tokens a minute; less than this is refused by most models. */
const CAPACITY_MIN = 10;

export function hostedModel(part: Part): HostedModel {
  const named = textSetting(part, "model");
  return MODELS[named] ?? { format: "OpenAI", name: named };
}

/** Where answers come from: the region itself, or anywhere that has room. */
export function deploymentSku(part: Part): { readonly name: string; readonly capacity: number } {
  const perMinute = (numberSetting(part, "tokensPerDay") / MINUTES_PER_DAY) * PEAK_FACTOR;
  return {
    name: RESIDENCY[textSetting(part, "dataResidency", "any")] ?? "GlobalStandard",
    capacity: Math.max(CAPACITY_MIN, Math.ceil(perMinute / 1000)),
  };
}
