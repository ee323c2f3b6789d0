import { setMaxListeners } from "node:events";
import type { PreflightQuestion, PreflightVerdict } from "@zerolake/execution";
import { inspectByArea } from "../../../inspect-by-area.ts";
import { freeBucketNames } from "./free-bucket-names.ts";
import type { GoogleInspection } from "./google-inspection.ts";
import { machineSizes, machineVerdicts } from "./machine-types.ts";
import { quotaVerdicts } from "./quota-verdicts.ts";
import { regionVerdicts } from "./region-verdicts.ts";
import { serviceVerdicts } from "./service-verdicts.ts";
import { testedPermissions } from "./tested-permissions.ts";

/** What Google says before a deployment: permissions and services of the project, where these are, limits and machine types of Compute Engine, buckets. */
export function inspect(at: GoogleInspection, questions: readonly PreflightQuestion[]): Promise<readonly PreflightVerdict[]> {
  // Every machine and every name is a call of its own, and all end with one signal.
  setMaxListeners(0, at.signal);
  return inspectByArea(
    {
      permissions: (asked) => testedPermissions(at, asked),
      services: (asked) => serviceVerdicts(at, asked),
      regions: (asked) => regionVerdicts(at, asked),
      quotas: (asked) => quotaVerdicts(at, asked, (types) => machineSizes(at, types)),
      availability: (asked) => machineVerdicts(at, asked),
      names: (asked) => freeBucketNames(at, asked),
    },
    questions,
  );
}
