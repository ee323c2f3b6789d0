import type { Diagnostic } from "@zerolake/resources";
import { expect, it } from "vitest";
import { findingKinds } from "./finding-kinds.ts";

const finding = (severity: Diagnostic["severity"], code: string, message: string) => ({ severity, code, message }) as Diagnostic;

it("puts findings of one kind together, loses none, and never mixes severities", () => {
  const all = [finding("error", "A", "1"), finding("warning", "B", "2"), finding("error", "A", "3"), finding("warning", "A", "4")];
  expect(findingKinds(all).map(({ first, others }) => [first, ...others].map(({ message }) => message))).toEqual([
    ["1", "3"],
    ["2"],
    ["4"],
  ]);
});
