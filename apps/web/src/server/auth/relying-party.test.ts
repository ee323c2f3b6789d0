import { describe, expect, it } from "vitest";
import { relyingPartyOf } from "./relying-party.ts";

describe("what passkeys are bound to", () => {
  it("is the host name and origin of the public address", () => {
    expect(relyingPartyOf("https://lake.example:8443/")).toEqual({ id: "lake.example", origin: "https://lake.example:8443" });
  });

  it("on the own machine is localhost, since browsers bind no passkey to a bare address", () => {
    expect(relyingPartyOf("http://127.0.0.1:3000")).toEqual({ id: "localhost", origin: "http://localhost:3000" });
  });

  it.each(["http://192.0.2.7:3000", "http://[2001:db8::1]:3000"])("is nothing for %s", (address) => {
    expect(relyingPartyOf(address)).toBeUndefined();
  });
});
