import { joinFindings, type LintReport, lint } from "@zerolake/linter";
import { type Diagnostic, hasErrors, type Target } from "@zerolake/resources";
import { type Answer, type Command, oneArgument, renderDiagnostics } from "../command.ts";
import { judgedTarget } from "../compile-target.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const lintCommand: Command = {
  name: "lint",
  usage: "lint FILE --cloud aws|azure|gcp [--region R] [--tier T] [--json]",
  summary: "Says what will not fit together on a cloud, why, and what to do.",
  flags: {
    cloud: { type: "string", help: "aws, azure or gcp" },
    region: { type: "string", help: "e.g. eu-west-1; default: a usual one of the cloud" },
    tier: { type: "string", help: "prototype, standard or production; default: the blueprint's" },
  },
  async run(arguments_, flags, world) {
    const parsed = await readBlueprint(oneArgument(lintCommand, arguments_), world);
    if (!parsed.ok) return answer(parsed.error, null, []);
    const { blueprint, findings } = parsed.value;
    const target = judgedTarget(flags, blueprint.tier);
    const report = lint(blueprint, target, { today: world.today });
    return answer(joinFindings(findings, report.findings), target, report.unchecked);
  },
};

function answer(diagnostics: readonly Diagnostic[], target: Target | null, unchecked: LintReport["unchecked"]): Answer {
  const judged = target && { cloud: target.cloud, region: target.region, tier: target.tier };
  return {
    exitCode: hasErrors(diagnostics) ? 1 : 0,
    text: [...diagnostics.map(render), ...(diagnostics.length === 0 ? ["No findings."] : []), ...renderUnchecked(unchecked)].join("\n"),
    json: { target: judged, diagnostics, unchecked },
  };
}

function render(diagnostic: Diagnostic): string {
  const pages = (diagnostic.sources ?? []).map(({ title, url }) => `  Source: ${url ?? title}`);
  return [renderDiagnostics([diagnostic]), ...(diagnostic.why ? [`  Why: ${diagnostic.why}`] : []), ...pages].join("\n");
}

/** One line per unknown thing, with the rules that would have to know it. */
function renderUnchecked(unchecked: LintReport["unchecked"]): readonly string[] {
  const things = new Set(unchecked.flatMap(({ missing }) => missing));
  return [...things].sort().map(
    (thing) =>
      `unknown ${thing}: not checked by ${unchecked
        .filter(({ missing }) => missing.includes(thing))
        .map(({ code }) => code)
        .join(", ")}`,
  );
}
