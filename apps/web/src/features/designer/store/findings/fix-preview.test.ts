import { validate } from "@zerolake/blueprint";
import { expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { type FindingFix, fixesFor, fixOfAll } from "./finding-fixes.ts";
import { previewOf } from "./fix-preview.ts";
import { toFindings } from "./group-findings.ts";

it("a fix says what it changes, where, from what to what", () => {
  const design = pipeline();
  const fix: FindingFix = {
    label: "Keep longer",
    gesture: { label: "keep longer", edits: [{ edit: "setSetting", component: "stream", key: "retentionHours", value: 168 }] },
  };
  expect(previewOf(fix, design)).toEqual(["Orders stream: keep for is set to 168."]);
});

it("a part that goes takes its connections along in one sentence", () => {
  const fix: FindingFix = { label: "Remove", gesture: { label: "remove", edits: [{ edit: "removeComponent", component: "lake" }] } };
  const [sentence] = previewOf(fix, pipeline()).filter((said) => said.includes("removed"));
  expect(sentence).toBe("“Orders lake” (Lakehouse tables) was removed.");
});

it("many changes are cut to a list that fits, with a count of the rest", () => {
  const design = pipeline();
  const settings = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`nonsense${index}`, 1]));
  const components = design.blueprint.components.map((component) => (component.id === "lake" ? { ...component, settings } : component));
  const odd = { ...design, blueprint: { ...design.blueprint, components } };
  const findings = toFindings(validate(odd.blueprint)).filter(({ code }) => code === "ZL-SET-UNKNOWN");
  const said = previewOf(fixOfAll(findings, odd), odd);
  expect(said).toHaveLength(7);
  expect(said.at(-1)).toBe("And 2 more.");
});

it("a fix that opens a dialog says that nothing changes yet", () => {
  const finding = { id: "1", severity: "error" as const, code: "ZL-DELIVERY-NOWHERE", message: "m", target: { component: "delivery" } };
  expect(previewOf(fixesFor(finding, pipeline())[0]!, pipeline())[0]).toMatch(/Nothing changes/);
});
