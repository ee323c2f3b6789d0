import type { AvailabilityQuestion, PreflightVerdict } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { unlessAbsent } from "../../answers.ts";
import type { GoogleInspection } from "./google-inspection.ts";

/** A machine type as the first zone of the region that has it describes it. */
async function findMachine({ client, project, zones, signal }: GoogleInspection, type: string): Promise<PropertyMap | undefined> {
  for (const zone of await zones()) {
    const url = `https://compute.googleapis.com/compute/v1/projects/${project}/zones/${zone}/machineTypes/${type}`;
    const machine = await unlessAbsent(() => client.send({ method: "GET", url, signal }));
    if (machine) return machine;
  }
  return undefined;
}

export async function machineVerdicts(at: GoogleInspection, asked: readonly AvailabilityQuestion[]): Promise<readonly PreflightVerdict[]> {
  return Promise.all(
    asked.map(async ({ machineType }): Promise<PreflightVerdict> => {
      if (await findMachine(at, machineType)) return { answer: "yes" };
      return { answer: "no", detail: `No zone of ${at.region} has ${machineType}.`, remedy: "Choose another size, or another region." };
    }),
  );
}

/** vCPUs of machine types; types that the region does not have are left out. */
export async function machineSizes(at: GoogleInspection, types: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = await Promise.all(types.map(async (type) => [type, Number((await findMachine(at, type))?.["guestCpus"])] as const));
  return new Map(sizes.filter(([, size]) => Number.isFinite(size)));
}
