import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress } from "./address.ts";
import { addressFromTag, addressToTag } from "./address-tag.ts";

const addresses = fc.record({
  component: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  logicalName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,20}$/),
  key: fc.string({ maxLength: 30, unit: "grapheme" }),
});

describe("addresses in tags", () => {
  it("come back as they were", () => {
    fc.assert(fc.property(addresses, (parts) => addressFromTag(addressToTag(formatAddress(parts))) === formatAddress(parts)));
  });

  it("use only characters that a tag takes", () => {
    fc.assert(fc.property(addresses, (parts) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(addressToTag(formatAddress(parts)))));
  });

  it.each([
    ["stream.topic", "stream.topic"],
    ['stream.topic["orders"]', "stream.topic:orders"],
    ['stream.topic["a b!"]', "stream.topic:a b=21="],
  ])("%s is written %s", (address, tag) => {
    expect(addressToTag(address)).toBe(tag);
  });
});
