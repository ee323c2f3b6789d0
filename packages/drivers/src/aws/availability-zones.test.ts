import { expect, it } from "vitest";
import { usableZones } from "./availability-zones.ts";

const zone = (ZoneName: string, ZoneType = "availability-zone", State: "available" | "constrained" = "available") => ({
  ZoneName,
  ZoneType,
  State,
});

it("only open zones of the region itself are used, in a fixed order", () => {
  const zones = [
    zone("eu-central-1c"),
    zone("eu-central-1-waw-1a", "local-zone"),
    zone("eu-central-1a"),
    zone("eu-central-1b", "availability-zone", "constrained"),
  ];
  expect(usableZones(zones)).toEqual(["eu-central-1a", "eu-central-1c"]);
});
