import type { Cloud } from "@zerolake/resources";
import { AWS_REGIONS } from "./aws-regions.ts";
import { AZURE_REGIONS } from "./azure-regions.ts";
import { GOOGLE_REGIONS } from "./google-regions.ts";
import type { Region } from "./region.ts";

const REGIONS: Readonly<Record<Cloud, readonly Region[]>> = { aws: AWS_REGIONS, azure: AZURE_REGIONS, gcp: GOOGLE_REGIONS };

/** What forms suggest and previews are made for until somebody says otherwise. */
export const USUAL_REGION: Readonly<Record<Cloud, string>> = { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" };

/** For searchable lists: `eu-central-1`, Frankfurt. */
export function regionOptions(cloud: Cloud) {
  return REGIONS[cloud].map(({ code, place }) => ({ value: code, label: code, detail: place, keywords: [place] }));
}

export function isRegionOf(cloud: Cloud, code: string): boolean {
  return REGIONS[cloud].some((region) => region.code === code);
}
