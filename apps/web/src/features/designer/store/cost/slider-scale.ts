import type { SettingDefinition } from "@zerolake/catalog";

export type NumberSetting = Extract<SettingDefinition, { type: "number" }>;

/** Steps from the least load to the greatest; fewer where whole numbers leave no room for as many. */
const STEPS = 120;

/**
 * The values of a slider, rising from a setting's least to its greatest. Loads span many powers of ten, so each step
 * multiplies; two digits are as exact as a hand can be.
 */
export function sliderValues({ min, max, integer }: NumberSetting): readonly number[] {
  // Zero cannot be multiplied, so the steps begin a little above it.
  const first = min > 0 ? min : integer ? 1 : Math.min(1, max) / 100;
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const value = Number((first * (max / first) ** (step / STEPS)).toPrecision(2));
    return integer ? Math.round(value) : value;
  });
  return [...new Set([min, ...steps.filter((value) => value > min && value < max), max])];
}

/** The place of the greatest value that is not above the given one. */
export function placeOf(values: readonly number[], value: number): number {
  return Math.max(
    0,
    values.findLastIndex((candidate) => candidate <= value),
  );
}
