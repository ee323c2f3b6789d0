import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const here = new URL("..", import.meta.url);

function codesIn(text: string): readonly string[] {
  return text.match(/ZL-[A-Z]+(?:-[A-Z]+)+/g) ?? [];
}

describe("codes", () => {
  it("the README documents exactly the codes that this package gives", () => {
    const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !name.includes(".test"),
    );
    const given = new Set(sources.flatMap((name) => codesIn(readFileSync(new URL(name, here), "utf8"))));
    const documented = new Set(codesIn(readFileSync(new URL("../README.md", here), "utf8")));
    expect([...documented].sort()).toEqual([...given].sort());
  });
});
