import type { ArmCall } from "../arm-call.ts";

interface Family {
  readonly name: string;
  /** `#` stands for the number of virtual processors. */
  readonly size: string;
  readonly vcpus: readonly number[];
}

const GENERAL = [2, 4, 8, 16, 32, 48, 64, 96];

/** Families of machines as Compute names and counts them. */
export const FAMILIES: readonly Family[] = [
  ...[3, 4, 5].flatMap((version) => [
    { name: `standardDSv${version}Family`, size: `Standard_D#s_v${version}`, vcpus: GENERAL },
    { name: `standardESv${version}Family`, size: `Standard_E#s_v${version}`, vcpus: GENERAL },
  ]),
  { name: "standardDDSv5Family", size: "Standard_D#ds_v5", vcpus: GENERAL },
  { name: "standardEDSv5Family", size: "Standard_E#ds_v5", vcpus: GENERAL },
  { name: "standardDASv5Family", size: "Standard_D#as_v5", vcpus: GENERAL },
  { name: "standardFSv2Family", size: "Standard_F#s_v2", vcpus: GENERAL },
  { name: "Standard NCASv3_T4 Family", size: "Standard_NC#as_T4_v3", vcpus: [4, 8, 16, 64] },
  { name: "standardNCADSA100v4Family", size: "Standard_NC#ads_A100_v4", vcpus: [24, 48, 96] },
  { name: "standardNCadsH100v5Family", size: "Standard_NC#ads_H100_v5", vcpus: [40, 80] },
  { name: "standardNDSH100v5Family", size: "Standard_ND#isr_H100_v5", vcpus: [96] },
  { name: "standardNVADSA10v5Family", size: "Standard_NV#ads_A10_v5", vcpus: [6, 12, 18, 36, 72] },
];

/** As `GET …/Microsoft.Compute/skus` lists them; what a condition calls missing is closed to the subscription. */
export function listMachines({ sandbox, caller, exchange }: ArmCall): object {
  const [, region = ""] = /location eq '([^']+)'/.exec(exchange.query.get("$filter") ?? "") ?? [];
  const value = FAMILIES.flatMap(({ name: family, size, vcpus }) =>
    vcpus.map((count) => {
      const name = size.replace("#", String(count));
      const isClosed = sandbox.conditions.holds(caller.subscription, "missingMachine", name);
      return {
        resourceType: "virtualMachines",
        name,
        family,
        locations: [region],
        capabilities: [{ name: "vCPUs", value: String(count) }],
        restrictions: isClosed ? [{ type: "Location", values: [region], reasonCode: "NotAvailableForSubscription" }] : [],
      };
    }),
  );
  return { value };
}
