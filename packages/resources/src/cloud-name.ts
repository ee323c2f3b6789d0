import type { Cloud } from "./desired-resource.ts";

const NAMES: Readonly<Record<Cloud, string>> = { aws: "AWS", azure: "Azure", gcp: "Google Cloud" };

/** What people call a cloud, for sentences. */
export function cloudName(cloud: Cloud): string {
  return NAMES[cloud];
}
