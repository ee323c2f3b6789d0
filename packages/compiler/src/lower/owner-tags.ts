import { addressToTag } from "@zerolake/resources";
import type { Named } from "./physical-name.ts";

/** The tags of the design, and the four that say whose a resource is; a cloud that demands other characters writes them its own way. */
export function ownerTags(part: Named, address: string): Readonly<Record<string, string>> {
  const { environment } = part.target;
  return {
    ...part.target.tags,
    "zerolake:installation": environment.installationId,
    "zerolake:environment": environment.environmentId,
    "zerolake:component": part.component.id,
    "zerolake:address": addressToTag(address),
  };
}
