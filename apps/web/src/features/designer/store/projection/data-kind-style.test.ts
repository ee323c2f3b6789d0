import { DATA_KINDS } from "@zerolake/catalog";
import { expect, it } from "vitest";
import { dashOfKind, styleOfKind } from "./data-kind-style.ts";

it("no two data kinds share both colour family and dash", () => {
  const seen = DATA_KINDS.map((kind) => `${styleOfKind(kind).family}/${dashOfKind(kind) ?? "solid"}`);
  expect(new Set(seen).size).toBe(DATA_KINDS.length);
});
