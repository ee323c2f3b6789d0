/** Where the choices of a component on a cloud stand in an answer. */
export function choiceKey(cloud: string, component: string): string {
  return `${cloud}.${component}`;
}
