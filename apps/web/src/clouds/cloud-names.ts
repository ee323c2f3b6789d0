import type { Cloud, Tier } from "@zerolake/resources";

/** Clouds as text chips say them, in the order of every list. */
export const CLOUD_NAMES: Readonly<Record<Cloud, string>> = { aws: "AWS", azure: "Azure", gcp: "GCP" };

export const CLOUDS = Object.keys(CLOUD_NAMES) as readonly Cloud[];

/** For segmented controls and selects. */
export const CLOUD_SEGMENTS = CLOUDS.map((value) => ({ value, label: CLOUD_NAMES[value] }));

/** Of an address or a stored row; undefined for everything that is no cloud. */
export function asCloud(text: string | null | undefined): Cloud | undefined {
  return CLOUDS.find((cloud) => cloud === text);
}

export const TIER_LOOKS: Readonly<Record<Tier, { readonly name: string; readonly meaning: string }>> = {
  prototype: { name: "Prototype", meaning: "Smallest sizes, one zone where possible. For trying things." },
  standard: { name: "Standard", meaning: "Moderate sizes that survive the loss of a zone where that is cheap." },
  production: { name: "Production", meaning: "Sized for the workload with reserve, several zones, longer retention." },
};
