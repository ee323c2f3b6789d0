import type { PreflightArea, PreflightCheck, PreflightReport } from "./run-types.ts";

/** One area of the preflight as a person reads it. */
export interface PreflightLine {
  readonly area: PreflightArea;
  readonly title: string;
  readonly answer: PreflightCheck["answer"];
  readonly summary: string;
  /** What is missing, unknown, or worth knowing. */
  readonly checks: readonly PreflightCheck[];
}

const TITLES: Readonly<Record<PreflightArea, string>> = {
  permissions: "Permissions",
  services: "Services",
  regions: "Services in the region",
  quotas: "Limits of the account",
  availability: "Machine types in the region",
  names: "Names",
};

/** The areas that were asked about, in a fixed order. */
export function preflightLines({ checks, passed }: PreflightReport): readonly PreflightLine[] {
  return (Object.keys(TITLES) as PreflightArea[]).flatMap((area) => {
    const told = checks.filter((check) => check.area === area);
    const fine = passed[area] ?? 0;
    if (told.length === 0 && fine === 0) return [];
    const failed = told.filter(({ answer }) => answer === "no").length;
    const unknown = told.filter(({ answer }) => answer === "unknown").length;
    const answer = failed > 0 ? "no" : unknown > 0 ? "unknown" : "yes";
    return [{ area, title: TITLES[area], answer, summary: summaryOf({ fine, failed, unknown }), checks: told }];
  });
}

function summaryOf({ fine, failed, unknown }: { readonly fine: number; readonly failed: number; readonly unknown: number }): string {
  const parts = [
    failed > 0 ? `${failed} of ${fine + failed + unknown} not met` : "",
    unknown > 0 ? `${unknown} can't be checked here` : "",
    failed === 0 && fine > 0 ? `${fine} checked` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** The sentences of a check: what is wrong and what to do, or what a limit allows as far as the cloud tells. */
export function checkInWords(check: PreflightCheck): readonly string[] {
  const limit = check.answer === "no" ? undefined : limitInWords(check);
  return [limit, check.detail, check.remedy].filter((sentence) => sentence !== undefined);
}

function limitInWords({ needed, limit, used, unit = "" }: PreflightCheck): string | undefined {
  if (needed === undefined || limit === undefined) return undefined;
  const of = used === undefined ? `the limit is ${limit}` : `${used} of ${limit} are in use`;
  return `Needs ${needed} ${unit}, ${of}.`.replaceAll("  ", " ");
}
