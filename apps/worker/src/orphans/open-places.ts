import { type ConnectionView, listScanPlaces } from "@zerolake/db";
import type { CallOptions, OwnedResource } from "@zerolake/execution";
import type { OpenCloud } from "../connections/cloud-access.ts";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";

/** A listing may be many pages long. */
const LISTING: Pick<CallOptions, "timeLimitMs"> = { timeLimitMs: 60_000 };

/** A region, with what bears our tags there and the way to ask about it. */
export interface LookedThrough {
  readonly region: string;
  readonly cloud: OpenCloud;
  readonly resources: readonly OwnedResource[];
}

export interface Listed {
  readonly looks: readonly LookedThrough[];
  /** The way to each environment's resources, where there is one. */
  readonly cloudOf: ReadonlyMap<string, OpenCloud>;
  readonly gaps: readonly string[];
}

/** Lists what bears our tags wherever something was ever deployed over the connection. What refuses is a gap; the rest is listed all the same. */
export async function listEverywhere(context: WorkerContext, connection: ConnectionView): Promise<Listed> {
  const { id: connectionId, organizationId, name, defaultRegion } = connection;
  const places = await listScanPlaces(context.db, organizationId, connectionId);
  const looks: LookedThrough[] = [];
  const cloudOf = new Map<string, OpenCloud>();
  const gaps = new Set<string>();
  // Environments that reach the same clouds and services share one rate limiter: they are one place.
  const seen = new Set<OpenCloud["rate"]>();
  for (const { environmentId, region } of places.length > 0 ? places : [{ environmentId: undefined, region: defaultRegion }]) {
    try {
      const at = { connectionId, region, ...(environmentId === undefined ? {} : { id: environmentId }) };
      const cloud = await context.clouds.open(organizationId, at, { purpose: "scan", subject: environmentId ?? connectionId });
      if (environmentId !== undefined) cloudOf.set(environmentId, cloud);
      if (seen.has(cloud.rate)) continue;
      seen.add(cloud.rate);
      const listing = await cloud.driver.listOwned(context.installation.id, LISTING);
      looks.push({ region, cloud, resources: listing.resources });
      for (const gap of listing.gaps) gaps.add(gap);
    } catch (error) {
      context.logger.warn({ err: error, connectionId, region }, "a region could not be scanned");
      gaps.add(`${name} in ${region} was not scanned. ${sentenceOf(error)}`);
    }
  }
  return { looks, cloudOf, gaps: [...gaps] };
}
