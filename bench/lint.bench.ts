import type { Blueprint } from "@zerolake/blueprint";
import { createLinter, lint } from "@zerolake/linter";
import type { Target } from "@zerolake/resources";
import { median, quantile, report, rounded, timed } from "./report.ts";
import { repeated, templateBlueprint } from "./sample-blueprints.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const target: Target = {
  cloud: "aws",
  region: "eu-west-1",
  tier: "production",
  account: "123456789012",
  choices: {},
  overrides: {},
  environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "bench", namePrefix: "zl" },
};
const EDITS = 400;

const drawing = repeated(templateBlueprint("realtime-recommendations"), 500);
const whole = median(timed(15, () => lint(drawing, target)));
report({
  figure: `lint of ${drawing.components.length} components and ${drawing.edges.length} arrows, whole`,
  value: rounded(whole),
  unit: "ms",
  bar: "< 150 ms",
  isMet: whole < 150,
});

const linter = createLinter(target);
linter.lint(drawing);
let run = 0;
const edits = timed(EDITS, () => linter.lint(edited(drawing, ++run)));
const p95 = quantile(edits, 0.95);
report({
  figure: `lint after one of ${EDITS} edits, p95 (median ${rounded(median(edits))} ms)`,
  value: rounded(p95),
  unit: "ms",
  bar: "< 16 ms",
  isMet: p95 < 16,
});

/** The drawing with one component changed, now this one, now that one; every tenth edit takes an arrow away instead. */
function edited(base: Blueprint, run: number): Blueprint {
  if (run % 10 === 9) return { ...base, edges: base.edges.filter((_edge, place) => place !== run) };
  const changed = (run * 37) % base.components.length;
  return {
    ...base,
    components: base.components.map((component, place) =>
      place === changed
        ? { ...component, settings: { ...component.settings, spotShare: (run % 9) / 10, bufferSeconds: 60 + run } }
        : component,
    ),
  };
}
