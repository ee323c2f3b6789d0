import { type DesiredResource, needsOf } from "@zerolake/resources";

/** Minutes along the longest chain of waits, [low, high]; each end is the longest chain of its own. What waits for data is left out. */
export function minutesToReady(resources: readonly DesiredResource[]): readonly [number, number] {
  const ends = new Map<string, readonly [number, number]>();
  let total: readonly [number, number] = [0, 0];
  for (const resource of resources) {
    if (resource.deferredUntil !== undefined || resource.isReadStep) continue;
    const before = needsOf(resource).flatMap((address) => {
      const end = ends.get(address);
      return end ? [end] : [];
    });
    const [low, high] = resource.expectedMinutes;
    const end = [low + Math.max(0, ...before.map((range) => range[0])), high + Math.max(0, ...before.map((range) => range[1]))] as const;
    ends.set(resource.address, end);
    total = [Math.max(total[0], end[0]), Math.max(total[1], end[1])];
  }
  return [Math.ceil(total[0]), Math.ceil(total[1])];
}
