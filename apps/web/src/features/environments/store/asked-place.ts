import type { Cloud } from "@zerolake/resources";
import { asCloud } from "@/clouds/cloud-names.ts";
import { isRegionOf } from "@/clouds/regions/regions-of.ts";

/** Where a link wants a new environment to be. */
export interface AskedPlace {
  readonly cloud?: Cloud;
  readonly region?: string;
}

/** A region counts only together with its cloud; what does not exist is not asked for. */
export function askedPlace(address: { readonly cloud: string | null; readonly region: string | null }): AskedPlace {
  const cloud = asCloud(address.cloud);
  if (!cloud) return {};
  return address.region !== null && isRegionOf(cloud, address.region) ? { cloud, region: address.region } : { cloud };
}
