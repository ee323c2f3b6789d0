import { AppError } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import { CLOUD_NAMES } from "../cloud-names.ts";
import { isRegionOf } from "./regions-of.ts";

/** Throws unless the cloud has a region of that name. */
export function requireRegion(cloud: Cloud, region: string): void {
  if (isRegionOf(cloud, region)) return;
  throw new AppError("invalid", { message: `${CLOUD_NAMES[cloud]} has no region "${region}".`, hint: "Choose a region from the list." });
}
