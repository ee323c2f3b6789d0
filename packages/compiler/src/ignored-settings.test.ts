import { type Blueprint, EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import { COMPONENT_DEFINITIONS, type SettingDefinition } from "@zerolake/catalog";
import type { Cloud, Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "./compile.ts";
import { sampleTarget } from "./sample-environments.testing.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];

const IGNORED = COMPONENT_DEFINITIONS.flatMap(({ kind, settings }) =>
  settings.flatMap((setting) =>
    setting.clouds === undefined
      ? []
      : CLOUDS.filter((cloud) => !setting.clouds?.includes(cloud)).map((cloud) => ({ kind, key: setting.key, setting, cloud })),
  ),
);

it.each(IGNORED)("$kind.$key changes nothing on $cloud, as the inspector says", ({ kind, key, setting, cloud }) => {
  const [one, other] = twoValues(setting).map((value) => compile(drawing(kind, { [key]: value }), sampleTarget("standard", {}, cloud)));
  expect(JSON.stringify(one?.resources)).toBe(JSON.stringify(other?.resources));
});

function drawing(kind: string, settings: Readonly<Record<string, Value>>): Blueprint {
  return { ...EMPTY_BLUEPRINT, tier: "standard", components: [{ id: "part", kind, title: "Part", settings }] };
}

function twoValues(setting: SettingDefinition): readonly [Value, Value] {
  switch (setting.type) {
    case "boolean":
      return [true, false];
    case "choice":
      return [setting.options[0]?.value ?? "", setting.options.at(-1)?.value ?? ""];
    case "textList":
      return [["one"], ["one", "other"]];
    case "text":
      return ["one", "other"];
    default:
      throw new Error(`Say here which two values a ${setting.type} can have.`);
  }
}
