import type { Cloud, Tier } from "@zerolake/resources";

/** Clouds as text chips say them. */
export const CLOUD_NAMES: Readonly<Record<Cloud, string>> = { aws: "AWS", azure: "Azure", gcp: "GCP" };

/** Clouds that an environment can be created on. */
export const DEPLOYABLE_CLOUDS: readonly Cloud[] = ["aws"];

export const TIER_LOOKS: Readonly<Record<Tier, { readonly name: string; readonly meaning: string }>> = {
  prototype: { name: "Prototype", meaning: "Smallest sizes, one zone where possible. For trying things." },
  standard: { name: "Standard", meaning: "Moderate sizes that survive the loss of a zone where that is cheap." },
  production: { name: "Production", meaning: "Sized for the workload with reserve, several zones, longer retention." },
};
