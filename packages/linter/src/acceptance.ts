import type { AcceptedFinding, Blueprint, Edit } from "@zerolake/blueprint";
import type { Diagnostic } from "@zerolake/resources";
import type { LintFinding } from "./finding.ts";

type About = Pick<Diagnostic, "code" | "target">;

/** An accepted error stops nothing any more and tells whoever approves why. */
export function withAcceptance(finding: LintFinding, { policies }: Blueprint): LintFinding {
  const accepted = finding.severity === "error" ? policies.accepted?.find((candidate) => isAbout(candidate, finding)) : undefined;
  if (!accepted) return finding;
  return { ...finding, severity: "warning", hint: `Accepted for this design: ${accepted.reason}`, acceptedBecause: accepted.reason };
}

/** Takes responsibility for an error at its place, with a reason that everybody sees. */
export function acceptEdit({ policies }: Blueprint, finding: About, reason: string): Edit {
  const place = placeOf(finding);
  const acceptance: AcceptedFinding = { code: finding.code, ...(place === undefined ? {} : { place }), reason };
  return { edit: "setPolicies", policies: { ...policies, accepted: [...others(policies, finding), acceptance] } };
}

/** Lets the rule judge again. */
export function judgeAgainEdit({ policies }: Blueprint, finding: About): Edit {
  const { accepted: _accepted, ...rest } = policies;
  const left = others(policies, finding);
  return { edit: "setPolicies", policies: left.length === 0 ? rest : { ...rest, accepted: left } };
}

function others({ accepted }: Blueprint["policies"], finding: About): readonly AcceptedFinding[] {
  return (accepted ?? []).filter((candidate) => !isAbout(candidate, finding));
}

function isAbout({ code, place }: AcceptedFinding, finding: About): boolean {
  return code === finding.code && place === placeOf(finding);
}

function placeOf({ target }: About): string | undefined {
  return target?.edge ?? target?.component;
}
