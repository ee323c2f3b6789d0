import ipaddr from "ipaddr.js";

/** What the operator of the installation lets people call inside its own network. */
export interface AllowList {
  allowsHost(host: string): boolean;
  allowsAddress(address: string): boolean;
}

/**
 * Reads `ZEROLAKE_OUTBOUND_ALLOW`: host names, addresses and CIDR ranges, parted by commas or spaces. A host name allows every address that the name has; `*.example.com`
 * allows all names below, not the name itself. Throws a `TypeError` for an entry that is neither, since a list read wrongly would open what nobody meant.
 */
export function allowListFrom(text: string | undefined): AllowList {
  const entries = (text ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const ranges = entries.filter(isAddressLike).map(rangeOf);
  const hosts = entries.filter((entry) => !isAddressLike(entry)).map(hostOf);
  return {
    allowsHost: (host) =>
      hosts.some((entry) => (entry.startsWith("*.") ? plainHost(host).endsWith(entry.slice(1)) : plainHost(host) === entry)),
    allowsAddress: (address) => ipaddr.isValid(address) && ranges.some((range) => contains(range, address)),
  };
}

type Range = ReturnType<typeof ipaddr.parseCIDR>;

const HOST = /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

function isAddressLike(entry: string): boolean {
  return entry.includes("/") || entry.includes(":") || /^[\d.]+$/.test(entry);
}

function rangeOf(entry: string): Range {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (!ipaddr.IPv4.isValidFourPartDecimal(entry) && !ipaddr.IPv6.isValid(entry)) throw unreadable(entry);
  const address = ipaddr.parse(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function hostOf(entry: string): string {
  const host = plainHost(entry);
  if (!HOST.test(host)) throw unreadable(entry);
  return host;
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, "");
}

function contains([network, bits]: Range, text: string): boolean {
  // An address that came as IPv4 in IPv6 is the IPv4 address to whoever connects.
  const address = ipaddr.process(text);
  return address.kind() === network.kind() && address.match([network, bits] as [ipaddr.IPv4, number] & [ipaddr.IPv6, number]);
}

function unreadable(entry: string): TypeError {
  return new TypeError(
    `ZEROLAKE_OUTBOUND_ALLOW: "${entry}" is no host name, address or CIDR range. Write hosts like idp.example.com and ranges like 10.0.0.0/8, parted by commas.`,
  );
}
