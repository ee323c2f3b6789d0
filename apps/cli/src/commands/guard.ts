import { compile } from "@zerolake/compiler";
import { planApply } from "@zerolake/planner";
import { evaluatePolicies, type Policy, type PolicyReport, policyTermsSchema, ruleOf } from "@zerolake/policies";
import { designOf, priceDesign } from "@zerolake/pricing";
import { type Diagnostic, hasErrors, type Target } from "@zerolake/resources";
import { type Answer, type Command, oneArgument, renderDiagnostics, UsageError } from "../command.ts";
import { judgedTarget } from "../compile-target.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const guardCommand: Command = {
  name: "guard",
  usage: "guard FILE --policies FILE --cloud aws|azure|gcp [--region R] [--tier T] [--environment NAME] [--json]",
  summary: "Says what guardrails would say about the first plan of a design.",
  flags: {
    policies: { type: "string", help: 'a JSON list of { "name", "rule", "settings", "effect", "scope" }' },
    cloud: { type: "string", help: "aws, azure or gcp" },
    region: { type: "string", help: "e.g. eu-west-1; default: a usual one of the cloud" },
    tier: { type: "string", help: "prototype, standard or production; default: the blueprint's" },
    environment: { type: "string", help: "its name, for guardrails that hold by name; default preview" },
  },
  async run(arguments_, flags, world) {
    if (typeof flags["policies"] !== "string") throw new UsageError("--policies is missing: a file with a JSON list of guardrails.");
    const policies = readPolicies(await world.readText(flags["policies"]));
    const parsed = await readBlueprint(oneArgument(guardCommand, arguments_), world);
    if (!parsed.ok)
      return { exitCode: 1, text: renderDiagnostics(parsed.error), json: { target: null, report: null, diagnostics: parsed.error } };
    const { blueprint, findings } = parsed.value;
    const target = judgedTarget(flags, blueprint.tier);
    const { resources, diagnostics } = compile(blueprint, target);
    const cost = policies.some(({ rule }) => ruleOf(rule).needsCost) ? priceDesign(designOf(blueprint, target)) : undefined;
    const report = evaluatePolicies(policies, {
      plan: planApply({ desired: resources, recorded: [] }),
      target,
      environment: { name: target.environment.name, stage: 1, tier: target.tier, isProtected: false },
      ...(cost ? { cost: { beforeUsd: 0, afterUsd: cost.monthlyUsd, isAtLeast: cost.isAtLeast } } : {}),
    });
    return answer(report, target, [...findings, ...diagnostics]);
  },
};

function readPolicies(text: string): readonly Policy[] {
  try {
    return policyTermsSchema
      .array()
      .parse(JSON.parse(text))
      .map((terms, index) => ({ ...terms, id: String(index), owner: "" }));
  } catch (error) {
    throw new UsageError(`--policies is no list of guardrails: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

function answer(report: PolicyReport, target: Target, diagnostics: readonly Diagnostic[]): Answer {
  const isBlocked = report.findings.some(({ effect }) => effect === "block");
  const said = report.findings.map(
    ({ effect, policy, message, remedy, addresses }) => `${effect} ${policy}: ${message}${named(addresses)}\n  ${remedy}`,
  );
  const unknown = report.notJudged.map(({ policy, message, addresses }) => `not judged ${policy}: ${message}${named(addresses)}`);
  const { cloud, region, tier } = target;
  return {
    exitCode: isBlocked || hasErrors(diagnostics) ? 1 : 0,
    text: [...said, ...unknown, ...report.passed.map((policy) => `met ${policy}`), renderDiagnostics(diagnostics)]
      .filter(Boolean)
      .join("\n"),
    json: { target: { cloud, region, tier }, report: publicReport(report), diagnostics },
  };
}

function named(addresses: readonly string[]): string {
  return addresses.length === 0 ? "" : ` (${addresses.join(", ")})`;
}

/** The public form of a report; documented in the README of this package and kept stable. */
function publicReport({ findings, notJudged, passed }: PolicyReport) {
  return {
    findings: findings.map(({ policyId: _id, owner: _owner, ...finding }) => finding),
    notJudged: notJudged.map(({ policyId: _id, ...said }) => said),
    passed,
  };
}
