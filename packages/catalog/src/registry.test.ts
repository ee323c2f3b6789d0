import { COMPONENT_ID_PATTERN } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import type { SettingDefinition } from "./definition.ts";
import { effectiveSettings } from "./effective-settings.ts";
import { AUTOMATIC } from "./engine-option.ts";
import { COMPONENT_DEFINITIONS, findDefinition } from "./registry.ts";
import { appliesTo, settingsOf } from "./setting-rules.ts";

function everySetting(settings: readonly SettingDefinition[]): readonly SettingDefinition[] {
  return settings.flatMap((setting) => [
    setting,
    ...(setting.type === "group" ? everySetting(setting.fields) : setting.type === "map" ? everySetting([setting.value]) : []),
  ]);
}

/** Kinds whose engine is a format or a protocol, which no cloud can choose for anybody. */
const CHOOSES_A_TECHNOLOGY: ReadonlySet<string> = new Set(["lakehouse-tables", "feed-source", "database-source", "dataset-store"]);

describe("registry", () => {
  it("knows each kind once, by a name that can start a component id", () => {
    const kinds = COMPONENT_DEFINITIONS.map((definition) => definition.kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const kind of kinds) expect(kind).toMatch(COMPONENT_ID_PATTERN);
  });

  it("finds a definition by its kind and nothing else", () => {
    expect(findDefinition("event-stream")?.title).toBe("Event stream");
    expect(findDefinition("toString")).toBeUndefined();
  });

  it.each(COMPONENT_DEFINITIONS)("$kind names each port, setting and engine once", ({ inputs, outputs, settings, engines }) => {
    for (const names of [
      inputs.map((port) => port.data),
      outputs.map((port) => port.data),
      ["engine", ...settings.map((setting) => setting.key)],
      engines.map((engine) => engine.value),
    ])
      expect(new Set(names).size).toBe(names.length);
  });

  it.each(COMPONENT_DEFINITIONS)("$kind offers words to find it, an example and what it becomes", ({ searchWords, examples, onCloud }) => {
    expect(searchWords.length).toBeGreaterThan(2);
    expect(examples.length).toBeGreaterThan(0);
    for (const cloud of Object.values(onCloud)) expect(cloud.becomes).not.toBe("");
  });

  it.each(COMPONENT_DEFINITIONS)("conditions of $kind name its own settings", ({ settings }) => {
    const keys = new Set(["engine", ...settings.map((setting) => setting.key)]);
    const named = settings.flatMap(({ appliesWhen, requiredWhen }) => [
      appliesWhen?.setting ?? "engine",
      requiredWhen?.setting ?? "engine",
    ]);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it.each(COMPONENT_DEFINITIONS)("$kind asks at most seven things at once before Advanced", (definition) => {
    const basic = settingsOf(definition).filter(({ level }) => level === "basic");
    const conditions = basic.flatMap(({ appliesWhen }) => (appliesWhen ? [appliesWhen] : []));
    const cases = [{}, ...conditions.flatMap(({ setting, in: values }) => values.map((value) => ({ [setting]: value })))];
    const engines = definition.engines.map(({ value }) => value);
    for (const engine of engines) {
      for (const chosen of cases) {
        const effective = effectiveSettings(definition, "standard", { ...chosen, engine });
        expect(basic.filter((setting) => appliesTo(setting, effective)).length).toBeLessThanOrEqual(7);
      }
    }
  });

  it.each(COMPONENT_DEFINITIONS)("every pattern of $kind is a regular expression that words explain", ({ settings }) => {
    const texts = everySetting(settings).filter((setting) => setting.type === "text" || setting.type === "textList");
    const patterns = texts.filter(({ pattern }) => pattern !== undefined);
    expect(patterns.filter(({ patternText }) => patternText === undefined)).toEqual([]);
    for (const { pattern } of patterns) expect(() => new RegExp(pattern ?? "", "u")).not.toThrow();
  });

  it("offers the automatic engine wherever there is a choice of services", () => {
    const chosen = COMPONENT_DEFINITIONS.filter(({ kind, engines }) => engines.length > 1 && !CHOOSES_A_TECHNOLOGY.has(kind));
    for (const { engines } of chosen) expect(engines).toContain(AUTOMATIC);
  });
});
