import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast } from "./contrast.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function theme(selector: string): Record<string, string> {
  const body = css.split(`${selector} {`)[1]!.split("\n}")[0]!;
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}

const BACKGROUNDS = ["bg-page", "bg-surface", "bg-canvas", "bg-hover", "bg-selected"];
const STATUSES = ["neutral", "running", "waiting", "success", "warning", "danger", "replace"];
const KINDS = ["stream", "file", "table", "vector", "model", "operations"];

it("is chosen by the page, or by what a part says itself, not by a class that libraries use", () => {
  const selectors = [...css.matchAll(/^([^\s/*}][^{}]*?)\s*\{/gm)].map((match) => match[1]);
  expect(selectors).toEqual(['[data-theme="light"],\n:root', '[data-theme="dark"],\n.dark']);
});

describe.each([
  ["light", theme(":root")],
  ["dark", theme(".dark")],
])("%s theme", (_name, token) => {
  const worst = (name: string, backgrounds: readonly string[]) => Math.min(...backgrounds.map((on) => contrast(token[name]!, token[on]!)));

  it.each(["text-primary", "text-secondary", "text-muted", "accent-text"])("%s is readable on every background", (name) => {
    expect(worst(name, BACKGROUNDS)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["border-control", "focus-ring"])("%s can be seen on every background", (name) => {
    expect(worst(name, BACKGROUNDS)).toBeGreaterThanOrEqual(3);
  });

  it.each(STATUSES)("%s reads on its own tint and its dot shows everywhere", (status) => {
    expect(contrast(token[`${status}-text`]!, token[`${status}-tint`]!)).toBeGreaterThanOrEqual(4.5);
    expect(worst(`${status}-solid`, BACKGROUNDS)).toBeGreaterThanOrEqual(3);
  });

  it.each(STATUSES)("primary, secondary and muted text read on the %s tint", (status) => {
    for (const text of ["text-primary", "text-secondary", "text-muted"]) {
      expect(contrast(token[text]!, token[`${status}-tint`]!)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("buttons are readable at rest and under the pointer", () => {
    for (const [text, fill] of [
      ["text-on-accent", "accent-solid"],
      ["text-on-accent", "accent-hover"],
      ["text-on-danger", "danger-solid"],
      ["text-on-danger", "danger-hover"],
    ] as const) {
      expect(contrast(token[text]!, token[fill]!)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(KINDS)("edges of the %s family show on canvas and surface", (kind) => {
    expect(worst(`kind-${kind}`, ["bg-canvas", "bg-surface"])).toBeGreaterThanOrEqual(3);
  });

  it.each([0, 1, 2, 3, 4])("words read on shade %s of the cost ramp", (step) => {
    expect(contrast(token[`on-cost-${step}`]!, token[`cost-${step}`]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4])("shade %s of the cost ramp differs from the one before", (step) => {
    expect(contrast(token[`cost-${step}`]!, token[`cost-${step - 1}`]!)).toBeGreaterThan(1.2);
  });

  it("disabled text keeps 3.0 on surface", () => {
    expect(contrast(token["text-disabled"]!, token["bg-surface"]!)).toBeGreaterThanOrEqual(3);
  });
});
