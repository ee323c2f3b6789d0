import { expect, it } from "vitest";
import { lastScan } from "./last-scan.ts";

it("the last scan is as old as that of the connection that was scanned longest ago; those never scanned are not counted", () => {
  const [early, late] = [new Date(1_000), new Date(2_000)];
  expect(lastScan([{ scannedAt: late }, { scannedAt: null }, { scannedAt: early }])).toEqual({ at: early, connections: 2 });
  expect(lastScan([{ scannedAt: null }])).toEqual({ at: null, connections: 0 });
});
