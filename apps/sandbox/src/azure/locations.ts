/** Regions with zones, and some without, by the names that people read. */
const ZONED = [
  "East US",
  "East US 2",
  "West US 2",
  "West US 3",
  "North Europe",
  "West Europe",
  "UK South",
  "France Central",
  "Germany West Central",
  "Sweden Central",
];
const PLAIN = ["West US", "UK West", "Germany North"];

export const DISPLAY_NAMES: readonly string[] = [...ZONED, ...PLAIN];

/** `West Europe` is `westeurope`. */
export function locationName(displayName: string): string {
  return displayName.toLowerCase().replaceAll(" ", "");
}

/** As `GET /subscriptions/{id}/locations` lists them. */
export function locations(): object {
  return {
    value: [
      ...ZONED.map((displayName) => ({
        name: locationName(displayName),
        displayName,
        availabilityZoneMappings: ["1", "2", "3"].map((logicalZone) => ({
          logicalZone,
          physicalZone: `${locationName(displayName)}-az${logicalZone}`,
        })),
      })),
      ...PLAIN.map((displayName) => ({ name: locationName(displayName), displayName })),
    ],
  };
}
