import type { AcceptedFinding, Blueprint, Edit } from "@zerolake/blueprint";
import type { Diagnostic } from "@zerolake/resources";
import type { LintFinding } from "./finding.ts";

type About = Pick<Diagnostic, "code" | "target">;

/** Why a finding is ignored, and for how long: `until` is the last day, as `YYYY-MM-DD` in UTC. */
export interface Acceptance {
  readonly reason: string;
  readonly until: string;
}

/**
 * An ignored finding tells why; an error among them stops nothing any more. `today` is a day in UTC: after the last day the rule judges
 * again, and without a day nothing that has an end is ignored.
 */
export function withAcceptance(finding: LintFinding, { policies }: Blueprint, today: string | undefined): LintFinding {
  const accepted = policies.accepted?.find((candidate) => isAbout(candidate, finding));
  if (!accepted) return finding;
  const { reason, until } = accepted;
  if (!holds(accepted, today)) return { ...finding, hint: `It was ignored until ${until}: ${ended(reason)} ${finding.hint}` };
  return {
    ...finding,
    severity: finding.severity === "error" ? "warning" : finding.severity,
    hint: `Ignored ${until === undefined ? "for this design" : `until ${until}`}: ${reason}`,
    acceptedBecause: reason,
    ...(until === undefined ? {} : { acceptedUntil: until }),
  };
}

/** Days of one form stand in order as text. */
function holds({ until }: AcceptedFinding, today: string | undefined): boolean {
  return until === undefined || (today !== undefined && today <= until);
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Takes responsibility for a finding at its place, with a reason that everybody sees, up to a day. */
export function acceptEdit({ policies }: Blueprint, finding: About, { reason, until }: Acceptance): Edit {
  const place = placeOf(finding);
  const acceptance: AcceptedFinding = { code: finding.code, ...(place === undefined ? {} : { place }), reason, until };
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
