import type { Part } from "../../../lowering.ts";
import { nameOf, pathOf } from "../names.ts";

export const NETWORK = "compute.network";

export function networkPath(part: Part): string {
  return pathOf(part, NETWORK, { name: nameOf(part, NETWORK, "vpc") });
}

/** A resource of the compute service by its full address, as that service answers it. */
export function selfLink(path: string): string {
  return `https://www.googleapis.com/compute/v1/${path}`;
}

export function networkLink(part: Part): string {
  return selfLink(networkPath(part));
}
