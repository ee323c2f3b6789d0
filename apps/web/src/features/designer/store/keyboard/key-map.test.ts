import { describe, expect, it } from "vitest";
import { bindingOf, KEY_BINDINGS, type KeyStroke, spellKeys } from "./key-map.ts";

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("keyboard map", () => {
  it("no two commands share keys", () => {
    const keys = KEY_BINDINGS.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("no binding is Alt with a letter: browsers and layouts own those", () => {
    expect(KEY_BINDINGS.flatMap((binding) => binding.keys).filter((keys) => /alt\+[a-z]$/.test(keys))).toEqual([]);
  });

  it("treats Ctrl and ⌘ alike", () => {
    expect(bindingOf(stroke("z", { ctrlKey: true }))?.command).toBe("undo");
    expect(bindingOf(stroke("Z", { metaKey: true, shiftKey: true }))?.command).toBe("redo");
  });

  it("finds digits by their physical key", () => {
    expect(bindingOf(stroke("&", { code: "Digit1" }))?.command).toBe("fitAll");
  });

  it("finds a character that needs shift to be typed", () => {
    expect(bindingOf(stroke("+", { shiftKey: true }))?.command).toBe("zoomIn");
  });

  it("leaves keys alone that mean nothing here", () => {
    expect(bindingOf(stroke("q"))).toBeUndefined();
    expect(bindingOf(stroke("a", { altKey: true }))).toBeUndefined();
  });

  it("writes keys as each platform's people do", () => {
    expect(spellKeys("mod+shift+z", true)).toBe("⌘⇧Z");
    expect(spellKeys("mod+shift+z", false)).toBe("Ctrl+Shift+Z");
  });
});
