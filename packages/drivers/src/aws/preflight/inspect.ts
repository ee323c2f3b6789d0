import type { PreflightQuestion, PreflightVerdict } from "@zerolake/execution";
import { inspectByArea } from "../../inspect-by-area.ts";
import type { AwsCall } from "../aws-call.ts";
import { offeredMachines } from "./offered-machines.ts";
import { quotaVerdicts } from "./quota-verdicts.ts";
import { simulatedPermissions } from "./simulated-permissions.ts";
import { takenNames } from "./taken-names.ts";

/** What AWS says before a deployment: IAM's simulator, Service Quotas, EC2 and S3. It has no services to switch on. */
export function inspect(call: AwsCall, questions: readonly PreflightQuestion[]): Promise<readonly PreflightVerdict[]> {
  return inspectByArea(
    {
      permissions: (asked) => simulatedPermissions(call, asked),
      services: (asked) => Promise.resolve(asked.map(() => ({ answer: "yes" }))),
      regions: (asked) => Promise.resolve(asked.map(() => ({ answer: "yes" }))),
      quotas: (asked) => quotaVerdicts(call, asked),
      availability: (asked) => offeredMachines(call, asked),
      names: (asked) => takenNames(call, asked),
    },
    questions,
  );
}
