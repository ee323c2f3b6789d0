/** `meta` of a query whose page decides itself how often it is fetched again, by `useOrganizationChanges`: too much for every change. */
export const GATHERED = { isGathered: true } as const;

export function isGathered(meta: Readonly<Record<string, unknown>> | undefined): boolean {
  return meta?.["isGathered"] === true;
}
