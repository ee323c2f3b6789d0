export { type LifeOfType, lifePermissions } from "./life-permissions.ts";
export { questionsOf } from "./questions-of.ts";
export { failedChecks, type PreflightCheck, type PreflightReport, preflightReportSchema } from "./report.ts";
export { runPreflight } from "./run-preflight.ts";
