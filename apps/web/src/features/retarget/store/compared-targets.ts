import type { Cloud, Target, Tier } from "@zerolake/resources";
import { previewTarget } from "@/clouds/preview-target.ts";
import { isRegionOf } from "@/clouds/regions/regions-of.ts";

interface ComparedPlaces {
  readonly clouds: readonly Cloud[];
  /** The first of a cloud stands for it. */
  readonly environments: readonly { readonly target: Target }[];
  readonly tier: Tier;
  /** Regions that somebody wants to look at instead. */
  readonly regions: Readonly<Partial<Record<Cloud, string | null>>>;
}

/** One place per cloud: where an environment stands already, the asked region, or the usual one. An unknown region is none. */
export function comparedTargets({ clouds, environments, tier, regions }: ComparedPlaces): readonly Target[] {
  return clouds.map((cloud) => {
    const standing = environments.find(({ target }) => target.cloud === cloud)?.target;
    const region = regions[cloud] ?? undefined;
    if (region === undefined || region === standing?.region || !isRegionOf(cloud, region)) return standing ?? previewTarget(cloud, tier);
    // What an environment knows – zones, networks – holds in its own region only.
    return previewTarget(cloud, standing?.tier ?? tier, region);
  });
}
