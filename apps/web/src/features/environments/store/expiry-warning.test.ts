import { expect, it } from "vitest";
import { expiryWarning } from "./expiry-warning.ts";

const END = "2026-11-30T12:00:00.000Z";

it("warns a day and two hours before the end, and not earlier", () => {
  const warned = (at: string) => expiryWarning(END, new Date(at));
  expect(warned("2026-11-29T11:59:00Z")).toBeNull();
  expect(warned("2026-11-29T12:00:00Z")).toEqual({ at: END, isUrgent: false });
  expect(warned("2026-11-30T10:00:00Z")).toEqual({ at: END, isUrgent: true });
  expect(warned("2026-11-30T13:00:00Z")).toEqual({ at: END, isUrgent: true });
  expect(expiryWarning(null, new Date(END))).toBeNull();
});
