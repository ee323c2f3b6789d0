import { PREFLIGHT_ANSWERS, PREFLIGHT_AREAS, type PreflightQuestion, type PreflightVerdict } from "@zerolake/execution";
import * as z from "zod";

const checkSchema = z.object({
  area: z.enum(PREFLIGHT_AREAS),
  answer: z.enum(PREFLIGHT_ANSWERS),
  /** What was asked about, in the cloud's own words. */
  subject: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  limit: z.number().optional(),
  used: z.number().optional(),
  needed: z.number().optional(),
  unit: z.string().optional(),
  addresses: z.array(z.string()),
});

/** What the cloud said before a deployment, as it is stored with the plan. */
export const preflightReportSchema = z.object({
  /** Everything that is not a plain yes, what is worth knowing all the same, and every limit with its numbers. */
  checks: z.array(checkSchema),
  /** How many questions of an area were answered with yes. */
  passed: z.partialRecord(z.enum(PREFLIGHT_AREAS), z.number().int()),
});

export type PreflightReport = z.infer<typeof preflightReportSchema>;
export type PreflightCheck = z.infer<typeof checkSchema>;

interface Answered {
  readonly question: PreflightQuestion;
  readonly verdict: PreflightVerdict;
}

/** Hundreds of permissions that are there are one number; what is missing, unknown or countable is a line each. */
export function reportOf(answered: readonly Answered[]): PreflightReport {
  const told = answered.filter(
    ({ question, verdict }) => verdict.answer !== "yes" || verdict.detail !== undefined || question.area === "quotas",
  );
  const passed: Partial<Record<PreflightQuestion["area"], number>> = {};
  for (const { question, verdict } of answered) {
    if (verdict.answer === "yes") passed[question.area] = (passed[question.area] ?? 0) + 1;
  }
  return { checks: told.map(checkOf), passed };
}

/** The checks that speak against beginning. */
export function failedChecks({ checks }: PreflightReport): readonly PreflightCheck[] {
  return checks.filter(({ answer }) => answer === "no");
}

function checkOf({ question, verdict }: Answered): PreflightCheck {
  const { area, addresses } = question;
  const numbers = question.area === "quotas" ? { needed: question.needed, unit: question.unit } : {};
  return { area, subject: subjectOf(question), addresses: [...addresses], ...numbers, ...verdict };
}

function subjectOf(question: PreflightQuestion): string {
  switch (question.area) {
    case "permissions":
      return question.action;
    case "services":
    case "regions":
      return question.service;
    case "quotas":
      return question.machineType === undefined ? question.quota : `${question.quota} (${question.machineType})`;
    case "availability":
      return question.machineType;
    case "names":
      return question.name;
  }
}
