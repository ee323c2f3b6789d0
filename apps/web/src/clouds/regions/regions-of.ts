import type { Cloud } from "@zerolake/resources";
import { AWS_REGIONS } from "./aws-regions.ts";
import { AZURE_REGIONS } from "./azure-regions.ts";
import { GOOGLE_REGIONS } from "./google-regions.ts";
import type { Region } from "./region.ts";

const REGIONS: Readonly<Record<Cloud, readonly Region[]>> = { aws: AWS_REGIONS, azure: AZURE_REGIONS, gcp: GOOGLE_REGIONS };

/** For searchable lists: `eu-central-1`, Frankfurt. */
export function regionOptions(cloud: Cloud) {
  return REGIONS[cloud].map(({ code, place }) => ({ value: code, label: code, detail: place, keywords: [place] }));
}

export function isRegionOf(cloud: Cloud, code: string): boolean {
  return REGIONS[cloud].some((region) => region.code === code);
}
