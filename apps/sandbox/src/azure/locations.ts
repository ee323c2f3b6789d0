/** Regions with zones, and some without. */
const ZONED = [
  "eastus",
  "eastus2",
  "westus2",
  "westus3",
  "northeurope",
  "westeurope",
  "uksouth",
  "francecentral",
  "germanywestcentral",
  "swedencentral",
];
const PLAIN = ["westus", "ukwest", "germanynorth"];

/** As `GET /subscriptions/{id}/locations` lists them. */
export function locations(): object {
  return {
    value: [
      ...ZONED.map((name) => ({
        name,
        availabilityZoneMappings: ["1", "2", "3"].map((logicalZone) => ({ logicalZone, physicalZone: `${name}-az${logicalZone}` })),
      })),
      ...PLAIN.map((name) => ({ name })),
    ],
  };
}
