import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address.ts";

const REFUSED = {
  loopback: ["127.0.0.1", "127.255.255.254", "::1"],
  private: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1", "fec0::1"],
  "link-local and metadata": [
    "169.254.169.254",
    "169.254.170.2",
    "fe80::1",
    "fd00:ec2::254",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
  ],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.255"],
  "multicast and broadcast": ["224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1"],
  "nowhere and kept for documents": [
    "0.0.0.0",
    "0.1.2.3",
    "::",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "198.18.0.1",
    "240.0.0.1",
    "2001:db8::1",
  ],
  "IPv4 in IPv6": ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2001::7f00:1"],
  "no address": ["", "localhost", "127.1.example", "[::1]"],
};

describe("public addresses", () => {
  it.each(Object.entries(REFUSED))("%s is never public", (_kind, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it("what stands in the internet is", () => {
    expect(
      ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"].filter(
        (address) => !isPublicAddress(address),
      ),
    ).toEqual([]);
  });

  it("no private IPv4 address becomes public in any IPv6 dress", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(octet, octet, octet).map((rest) => `10.${rest.join(".")}`),
      fc.tuple(octet, octet, octet).map((rest) => `127.${rest.join(".")}`),
      fc.tuple(octet, octet).map((rest) => `192.168.${rest.join(".")}`),
      fc.tuple(octet, octet).map((rest) => `169.254.${rest.join(".")}`),
    );
    const dress = fc.constantFrom("", "::ffff:", "::", "64:ff9b::", "::ffff:0:");
    fc.assert(fc.property(inside, dress, (address, prefix) => !isPublicAddress(prefix + address)));
  });
});
