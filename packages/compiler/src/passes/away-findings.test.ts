import { type Blueprint, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { sampleTarget } from "../sample-environments.testing.ts";
import { deployedDesign } from "./deployed-design.ts";
import { resolveDesign } from "./resolve-design.ts";

const drawn = expandTemplate(findTemplate("streaming-starter")!);
const target = sampleTarget("prototype");
const without = (placement: string): Blueprint => ({
  ...drawn,
  targetChoices: { ...drawn.targetChoices, aws: { "events.standsOn": placement } },
});

describe("what does not stand on a cloud", () => {
  it("is neither created, judged nor sized there, and the plan says so", () => {
    const left = without("nowhere");
    const compiled = compile(left, target);
    expect(compiled.resources.filter(({ component }) => component === "events")).toEqual([]);
    expect(compiled.diagnostics).toContainEqual(expect.objectContaining({ severity: "info", code: "ZL-COMPILE-LEFT-OUT" }));
    expect(deployedDesign(left, target).components.map(({ component }) => component.id)).not.toContain("events");
    expect(resolveDesign(left, target).components.map(({ id }) => id)).not.toContain("events");
  });

  it("warns of connections that nobody makes when it stays on another cloud", () => {
    const found = compile(without("gcp"), target).diagnostics.find(({ code }) => code === "ZL-COMPILE-ELSEWHERE");
    expect(found).toMatchObject({ severity: "warning", target: { component: "events" } });
    expect(found?.message).toContain("stays on Google Cloud");
  });
});
