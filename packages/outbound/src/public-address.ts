import ipaddr from "ipaddr.js";

/** Public by number, yet answered by the cloud's own host: Azure's platform agent hands out certificates and settings of the machine. */
const NEVER_PUBLIC: ReadonlySet<string> = new Set(["168.63.129.16"]);

/** What IANA hands out as global unicast; everything else in IPv6 is internal, translated to IPv4 or not in use. */
const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address (text form of IPv4 or IPv6) belongs to the public internet. Loopback, private, link-local (with the metadata services), carrier-grade NAT, multicast,
 * documentation, and IPv6 forms that carry an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64) do not; neither does what is no address.
 * Ranges: IANA special-purpose registries, as `ipaddr.js` keeps them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || NEVER_PUBLIC.has(parsed.toString())) return false;
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6);
}
