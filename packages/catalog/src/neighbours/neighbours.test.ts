import { describe, expect, it } from "vitest";
import { edgeVerdict } from "../edges/edge-verdict.ts";
import { findDefinition } from "../registry.ts";
import { settingOf } from "../setting-rules.ts";
import { FOLLOW_RULES, type WayUp } from "./follow-rules.ts";
import { NEIGHBOUR_CHOICES } from "./neighbour-choices.ts";

/** Arrows that cannot be drawn on any way. */
function brokenSteps(kind: string, way: WayUp): readonly string[] {
  let at = kind;
  return way.flatMap(({ through, kind: next }) => {
    const { verdict } = edgeVerdict({ from: next, data: through, to: at });
    const step = `${next}.${through} -> ${at}`;
    at = next;
    return verdict === "refused" ? [step] : [];
  });
}

describe("what comes from neighbours", () => {
  it.each(FOLLOW_RULES)("$kind.$setting is a setting, and its neighbours can be connected", ({ kind, setting, from }) => {
    expect(settingOf(findDefinition(kind)!, setting)).toBeDefined();
    expect(brokenSteps(kind, from)).toEqual([]);
  });

  it.each(NEIGHBOUR_CHOICES)(
    "$kind.$setting is a setting, and what it names is listed by a setting there",
    ({ kind, setting, from, names }) => {
      expect(settingOf(findDefinition(kind)!, setting.split(".")[0]!)).toBeDefined();
      const source = "platform" in from ? from.platform : from.at(-1)!.kind;
      expect(settingOf(findDefinition(source)!, names)?.type).toBe("textList");
      expect(brokenSteps(kind, "platform" in from ? [] : from)).toEqual([]);
    },
  );

  it("neighbours that say different things, or nothing, are not followed", () => {
    const dimension = FOLLOW_RULES.find(({ setting }) => setting === "dimension")!;
    expect(dimension.take([{ model: "BAAI/bge-m3" }, { model: "intfloat/multilingual-e5-large" }])).toBe(1024);
    expect(dimension.take([{ model: "BAAI/bge-m3" }, { model: "openai/clip-vit-base-patch32" }])).toBeUndefined();
    expect(dimension.take([{ model: "nobody/knows" }])).toBeUndefined();
    expect(dimension.take([{ model: "toString" }])).toBeUndefined();
  });
});
