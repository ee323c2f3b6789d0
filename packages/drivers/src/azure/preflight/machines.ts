import type { PreflightVerdict } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import type { AzureCall } from "../azure-call.ts";
import { listPages } from "./list-pages.ts";

const API_VERSION = "2021-07-01";

/** A size of virtual machine in the region, as this subscription sees it. */
export interface Machine {
  /** What Compute's usages call its family. */
  readonly family: string;
  readonly vcpus: number;
  /** Why the subscription may not use it anywhere in the region, in Azure's words. */
  readonly refusal?: string;
}

/** All sizes of the region by their names in small letters. */
export async function listMachines(call: AzureCall): Promise<ReadonlyMap<string, Machine>> {
  const filter = encodeURIComponent(`location eq '${call.region}'`);
  const path = `/subscriptions/${call.subscription}/providers/Microsoft.Compute/skus?api-version=${API_VERSION}&$filter=${filter}`;
  const skus = await listPages(call, path);
  return new Map(
    skus.filter((sku) => sku["resourceType"] === "virtualMachines").map((sku) => [String(sku["name"]).toLowerCase(), machineOf(sku)]),
  );
}

function machineOf(sku: PropertyMap): Machine {
  const refusal = listOf(sku["restrictions"]).find((restriction) => restriction["type"] === "Location")?.["reasonCode"];
  const vcpus = listOf(sku["capabilities"]).find((capability) => capability["name"] === "vCPUs")?.["value"];
  return { family: String(sku["family"]), vcpus: Number(vcpus), ...(refusal === undefined ? {} : { refusal: String(refusal) }) };
}

function listOf(value: PropertyMap[string] | undefined): readonly PropertyMap[] {
  return isList(value) ? value.filter(isMap) : [];
}

export function machineVerdict(machine: Machine | undefined, name: string, region: string): PreflightVerdict {
  if (machine && machine.refusal === undefined) return { answer: "yes" };
  return {
    answer: "no",
    detail: machine ? `${name} is closed to this subscription in ${region} (${machine.refusal}).` : `${region} has no ${name}.`,
    remedy: machine
      ? "Ask Azure to open it for the subscription, or choose another size or region."
      : "Choose another size, or another region.",
  };
}
