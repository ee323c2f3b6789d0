import type { ArmHandler } from "./arm-handler.ts";
import { budget } from "./budget.ts";
import { jobPart } from "./job-part.ts";
import { roleAssignment } from "./role-assignment.ts";
import { runningJob } from "./running-job.ts";
import { vault } from "./vault.ts";

const HANDLERS: Readonly<Record<string, ArmHandler>> = {
  "Microsoft.Authorization/roleAssignments": roleAssignment,
  "Microsoft.Consumption/budgets": budget,
  "Microsoft.KeyVault/vaults": vault,
  "Microsoft.StreamAnalytics/streamingjobs/inputs": jobPart,
  "Microsoft.StreamAnalytics/streamingjobs/outputs": jobPart,
  "Microsoft.StreamAnalytics/streamingjobs/transformations": jobPart,
  "Zerolake.StreamAnalytics/runningJobs": runningJob,
};

export function handlerOf(type: string): ArmHandler {
  return HANDLERS[type] ?? {};
}
