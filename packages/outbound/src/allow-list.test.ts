import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowListFrom } from "./allow-list.ts";

describe("the operator's allow-list", () => {
  it("an empty list allows nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()), fc.constantFrom(undefined, "", " , "), (what, text) => {
        const list = allowListFrom(text);
        return !list.allowsAddress(what) && !list.allowsHost(what);
      }),
    );
  });

  it("a range allows its addresses, also when they come as IPv4 in IPv6, and no other", () => {
    const list = allowListFrom("10.1.0.0/16, fd00:1::/32 127.0.0.1");
    expect(
      ["10.1.0.1", "10.1.255.255", "::ffff:10.1.2.3", "fd00:1::5", "127.0.0.1"].filter((address) => !list.allowsAddress(address)),
    ).toEqual([]);
    expect(["10.2.0.1", "127.0.0.2", "fd00:2::5", "::1", "10.1.0.1.example.com"].filter((address) => list.allowsAddress(address))).toEqual(
      [],
    );
  });

  it("a host is allowed by its whole name, whatever its case", () => {
    const list = allowListFrom("idp.example.com,*.corp.example");
    expect(["idp.example.com", "IDP.Example.Com.", "a.corp.example", "b.a.corp.example"].filter((host) => !list.allowsHost(host))).toEqual(
      [],
    );
    expect(
      ["example.com", "evil-idp.example.com", "idp.example.com.evil.test", "corp.example", "xcorp.example"].filter((host) =>
        list.allowsHost(host),
      ),
    ).toEqual([]);
  });

  it.each(["10.0.0.0/33", "10.0.0", "http://idp.example.com", "*", "1.2.3.4:80", "a b/8"])(
    "an entry that cannot be read is told: %s",
    (entry) => {
      expect(() => allowListFrom(entry)).toThrow(/ZEROLAKE_OUTBOUND_ALLOW/);
    },
  );
});
