/** What belongs to each component together, in the given order; components in the order in which they come first. */
export function byComponent<Item extends { readonly component: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.component);
    if (group) group.push(item);
    else groups.set(item.component, [item]);
  }
  return groups;
}
