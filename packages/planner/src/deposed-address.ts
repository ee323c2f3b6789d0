import { type Address, formatAddress, parseAddress } from "@zerolake/resources";

const SUFFIX = "Replaced";

/**
 * Where the old half of a replacement is recorded from the moment when the new one has its address until it is gone. Nothing
 * wants that address, so the next plan destroys what is still there.
 */
export function deposedAddress(address: Address, identifier: string): Address {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new Error(parsed.error);
  return formatAddress({ component: parsed.value.component, logicalName: `${parsed.value.logicalName}${SUFFIX}`, key: identifier });
}

export function isReplaced(address: Address): boolean {
  const parsed = parseAddress(address);
  return parsed.ok && parsed.value.key !== undefined && parsed.value.logicalName.endsWith(SUFFIX);
}
