import { COMPONENT_DEFINITIONS, settingsOf } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { LOAD_SETTINGS } from "./load-settings.ts";
import { placeOf, sliderValues } from "./slider-scale.ts";

const LOADS = COMPONENT_DEFINITIONS.flatMap((definition) =>
  settingsOf(definition).flatMap((setting) =>
    setting.type === "number" && LOAD_SETTINGS.get(definition.kind)?.includes(setting.key)
      ? [{ name: `${definition.kind}.${setting.key}`, setting }]
      : [],
  ),
);

describe.each(LOADS)("the slider of $name", ({ setting }) => {
  const values = sliderValues(setting);

  it("rises from the least to the greatest, by values that the setting takes", () => {
    expect([values[0], values.at(-1)]).toEqual([setting.min, setting.max]);
    expect(values.filter((value, place) => place > 0 && value <= (values[place - 1] ?? value))).toEqual([]);
    expect(values.filter((value) => setting.integer && !Number.isInteger(value))).toEqual([]);
  });

  it("stands where its own values are, and in between at the one below", () => {
    expect(values.map((value) => placeOf(values, value))).toEqual(values.map((_, place) => place));
    const [last = 0, end = 0] = values.slice(-2);
    expect(placeOf(values, (last + end) / 2)).toBe(values.length - 2);
  });
});
