import { type Address, reachable } from "@zerolake/resources";
import type { RecordedResource } from "./plan.ts";

export interface Kept {
  readonly address: Address;
  readonly reason: string;
}

/** Why a recorded resource is never removed, whatever is asked; `undefined` when it may be. */
export function reasonToKeep(recorded: RecordedResource): string | undefined {
  if (recorded.singleton) return `one per ${recorded.singleton}, used by other environments too`;
  return recorded.retain ? "kept on purpose, with what it holds" : undefined;
}

/**
 * Splits what would be removed into what goes and what stays: kept resources keep what they stand on (the key of a kept bucket,
 * say). A singleton keeps nothing else: it stood before us.
 */
export function keepResources(
  candidates: readonly RecordedResource[],
  {
    keep,
    needs,
  }: {
    readonly keep: (resource: RecordedResource) => string | undefined;
    /** What everything that stays or might go will stand on. */
    readonly needs: ReadonlyMap<Address, readonly Address[]>;
  },
): { readonly removed: readonly RecordedResource[]; readonly kept: readonly Kept[] } {
  const reasons = new Map<Address, string>();
  for (const resource of candidates) {
    const reason = keep(resource);
    if (reason !== undefined) reasons.set(resource.address, reason);
  }
  const anchors = candidates.filter((resource) => reasons.has(resource.address) && !resource.singleton);
  for (const anchor of anchors) {
    for (const address of reachable([anchor.address], needs))
      if (!reasons.has(address)) reasons.set(address, `${anchor.address} is kept and needs it`);
  }
  return {
    removed: candidates.filter((resource) => !reasons.has(resource.address)),
    kept: candidates.flatMap(({ address }) => {
      const reason = reasons.get(address);
      return reason === undefined ? [] : [{ address, reason }];
    }),
  };
}
