import { type Address, invert, reachable } from "@zerolake/resources";
import type { RecordedResource } from "./plan.ts";

/**
 * Addresses of what these components consist of and of everything that depends on it, directly or not: what goes when the
 * components go. In the order in which the resources are given.
 */
export function withDependants(
  recorded: readonly Pick<RecordedResource, "address" | "component" | "dependsOn">[],
  components: readonly string[],
): readonly Address[] {
  const chosen = recorded.filter(({ component }) => components.includes(component)).map(({ address }) => address);
  const dependants = invert(new Map(recorded.map(({ address, dependsOn }) => [address, dependsOn])));
  const going = new Set([...chosen, ...reachable(chosen, dependants)]);
  return recorded.map(({ address }) => address).filter((address) => going.has(address));
}
