import type { Settings } from "@zerolake/blueprint";
import type { Cloud, Tier } from "@zerolake/resources";

/** A component as it will stand on a cloud: effective settings, and the variant that the compiler chose. */
export interface PricedComponent {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly variant: string;
  readonly settings: Settings;
}

export interface PricedEdge {
  readonly from: { readonly component: string; readonly port: string };
  readonly to: { readonly component: string; readonly port: string };
}

/** Sizes that the compiler puts into the resources, by the name that the cost sheet knows them under. */
export type Sizes = Readonly<Record<string, number | string>>;

/** How far the load of an evaluation is from what the user states. */
export interface LoadScale {
  readonly volume: number;
  readonly peak: number;
}

/** A design on a cloud, with everything decided that costs money. */
export interface Design {
  readonly cloud: Cloud;
  readonly region: string;
  readonly tier: Tier;
  readonly components: readonly PricedComponent[];
  readonly edges: readonly PricedEdge[];
  /** Figures about the whole design, e.g. `peakFactor`, `datasetGb`. */
  readonly workload: Readonly<Record<string, number>>;
  /** Zones of the network as deployed; absent = what the network's settings or the tier say. */
  readonly zones?: number;
  /** Sizes at a load; absent = the sheets size for themselves. */
  readonly sizesAt?: (scale: LoadScale) => ReadonlyMap<string, Sizes>;
}
