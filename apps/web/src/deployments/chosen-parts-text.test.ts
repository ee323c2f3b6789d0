import { expect, it } from "vitest";
import { deployedText } from "@/components/environment-status-chip.tsx";
import { chosenPartsText } from "./chosen-parts-text.ts";

it.each([
  [{ components: 2, addresses: 0, of: 14 }, "2 of 14 parts"],
  [{ components: 1, addresses: 0, of: 1 }, "1 of 1 part"],
  [{ components: 0, addresses: 3, of: 14 }, "3 resources"],
  [{ components: 1, addresses: 1, of: 4 }, "1 of 4 parts and 1 resource"],
  [{ components: 0, addresses: 0, of: null }, undefined],
])("what was chosen reads like people say it: %j", (chosen, text) => {
  expect(chosenPartsText({ chosen })).toBe(text);
});

it.each([
  [{ deployedVersion: 11, partlyAtVersion: 13, resourceCount: 9 }, "v11, partly at v13"],
  [{ deployedVersion: 13, partlyAtVersion: 13, resourceCount: 9 }, "v13"],
  [{ deployedVersion: null, partlyAtVersion: 1, resourceCount: 9 }, "Partly at v1"],
  [{ deployedVersion: null, partlyAtVersion: null, resourceCount: 9 }, "Partly deployed"],
  [{ deployedVersion: null, partlyAtVersion: null, resourceCount: 0 }, "Nothing deployed"],
])("an environment says which version it is, and of which it has parts only: %j", (deployed, text) => {
  expect(deployedText(deployed)).toBe(text);
});
