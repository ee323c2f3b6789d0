import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTarget } from "./local-target.ts";

describe("localTarget", () => {
  it("keeps an address of the console with its query", () => {
    expect(localTarget("/orders/projects?new=1#top")).toBe("/orders/projects?new=1#top");
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", undefined])("refuses %s", (wanted) => {
    expect(localTarget(wanted)).toBe("/");
  });

  it("never leads to another origin, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.string(), (text) => new URL(localTarget(`/${text}`), "https://here.example").origin === "https://here.example"),
    );
  });
});
