import { setMaxListeners } from "node:events";
import type { PreflightQuestion, PreflightVerdict } from "@zerolake/execution";
import { inspectByArea } from "../../inspect-by-area.ts";
import type { AzureCall } from "../azure-call.ts";
import { freeNames } from "./free-names.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import { listMachines, machineVerdict } from "./machines.ts";
import { providerVerdicts } from "./provider-verdicts.ts";
import { regionVerdicts } from "./region-verdicts.ts";
import { usageVerdicts } from "./usage-verdicts.ts";

/** What Azure says before a deployment: permissions, providers and their regions, usages, machine types and names of the subscription. */
export function inspect(call: AzureCall, questions: readonly PreflightQuestion[]): Promise<readonly PreflightVerdict[]> {
  // Every provider and every name is a call of its own, and all end with one signal.
  setMaxListeners(0, call.abortSignal);
  // The list of machine types is long and serves two areas: it is read once, when it is first wanted.
  let machines: ReturnType<typeof listMachines> | undefined;
  const readMachines = () => (machines ??= listMachines(call));
  return inspectByArea(
    {
      permissions: (asked) => grantedPermissions(call, asked),
      services: (asked) => providerVerdicts(call, asked),
      regions: (asked) => regionVerdicts(call, asked),
      quotas: (asked) => usageVerdicts(call, asked, readMachines),
      availability: async (asked) => {
        const known = await readMachines();
        return asked.map(({ machineType }) => machineVerdict(known.get(machineType.toLowerCase()), machineType, call.region));
      },
      names: (asked) => freeNames(call, asked),
    },
    questions,
  );
}
