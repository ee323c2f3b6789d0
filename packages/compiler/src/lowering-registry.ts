import type { Cloud } from "@zerolake/resources";
import { AWS_LOWERINGS } from "./lower/aws/registry.ts";
import { AZURE_LOWERINGS } from "./lower/azure/registry.ts";
import { GCP_LOWERINGS } from "./lower/gcp/registry.ts";
import type { Lowering } from "./lowering.ts";

const ALL: readonly Lowering[] = [...AWS_LOWERINGS, ...AZURE_LOWERINGS, ...GCP_LOWERINGS];

const byKey = new Map(ALL.map((lowering) => [keyOf(lowering.cloud, lowering.kind, lowering.variant), lowering]));

export function findLowering(cloud: Cloud, kind: string, variant: string): Lowering | undefined {
  return byKey.get(keyOf(cloud, kind, variant));
}

export function listLowerings(cloud: Cloud): readonly Lowering[] {
  return ALL.filter((lowering) => lowering.cloud === cloud);
}

function keyOf(cloud: Cloud, kind: string, variant: string): string {
  return `${cloud}/${kind}/${variant}`;
}
