import { COMPONENT_DEFINITIONS, defaultOf, type SettingDefinition } from "@zerolake/catalog";
import { TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { textOfValue, valueOfText, wordsOfValue } from "./setting-text.ts";

const hours: SettingDefinition = {
  key: "hours",
  label: "Hours",
  help: "",
  level: "basic",
  type: "number",
  min: 1,
  max: 8760,
  integer: true,
  unit: "h",
};

describe("settings as text", () => {
  it("says the range when a number is outside", () => {
    expect(valueOfText(hours, "9000")).toEqual({ ok: false, error: "“Hours” must lie between 1 and 8760 h; it is 9000." });
  });

  it("accepts grouped digits and refuses words", () => {
    expect(valueOfText(hours, "1,000")).toEqual({ ok: true, value: 1000 });
    expect(valueOfText(hours, "1 000")).toEqual({ ok: true, value: 1000 });
    for (const text of ["many", "1,2,3", "10,00", "1e309"]) {
      expect(valueOfText(hours, text)).toEqual({ ok: false, error: "“Hours” must be a number." });
    }
  });

  it("an empty field takes the default", () => {
    expect(valueOfText(hours, "  ")).toEqual({ ok: true, value: undefined });
  });

  it("writes values for people", () => {
    expect(wordsOfValue(hours, 1440)).toBe("1,440 h");
    expect(wordsOfValue({ ...hours, type: "textList" } as unknown as SettingDefinition, [])).toBe("none");
  });

  it("reads back the text of every default in the catalogue", () => {
    for (const definition of COMPONENT_DEFINITIONS) {
      for (const setting of definition.settings) {
        if (!["number", "numberList", "text", "textList", "code"].includes(setting.type)) continue;
        for (const tier of TIERS) {
          const value = defaultOf(setting, tier);
          if (value === undefined || textOfValue(value) === "") continue;
          expect(valueOfText(setting, textOfValue(value)), `${definition.kind}.${setting.key}`).toEqual({ ok: true, value });
        }
      }
    }
  });
});
