/** Where the ways of a component on a cloud stand in an answer. */
export function wayKey(cloud: string, component: string): string {
  return `${cloud}.${component}`;
}
