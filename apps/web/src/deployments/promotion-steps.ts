/** An environment on the way of promotion. */
export interface LaneStop {
  readonly slug: string;
  readonly deployedVersion: number | null;
}

/**
 * Where a version for the environment comes from: the nearest one before it that has a version, in the order of promotion. `undefined` for
 * the first ones, which take what was drawn.
 */
export function promotionSource<Stop extends LaneStop>(lane: readonly Stop[], target: string): Stop | undefined {
  const index = lane.findIndex(({ slug }) => slug === target);
  return lane.slice(0, Math.max(0, index)).findLast(({ deployedVersion }) => deployedVersion !== null);
}

/**
 * The version that could be promoted to the environment now; `undefined` when it has it or a later one, or nothing stands before it. A source that
 * was rolled back suggests nothing: going back is a rollback there, too.
 */
export function promotableVersion(
  lane: readonly LaneStop[],
  target: string,
): { readonly from: string; readonly version: number } | undefined {
  const source = promotionSource(lane, target);
  const deployed = lane.find(({ slug }) => slug === target)?.deployedVersion ?? 0;
  if (!source || source.deployedVersion === null || source.deployedVersion <= deployed) return undefined;
  return { from: source.slug, version: source.deployedVersion };
}
