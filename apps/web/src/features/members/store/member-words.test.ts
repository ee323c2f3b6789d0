import { describe, expect, it } from "vitest";
import { addressesIn, roleOptions } from "./member-words.ts";

describe("addresses to invite", () => {
  it("stand one a line, or as somebody copies them from a letter, each once", () => {
    const text = "ken@example.com\n\n Lena Fischer <Lena@Example.com>, tom@example.com;ken@example.com\r\n";
    expect(addressesIn(text)).toEqual(["ken@example.com", "lena@example.com", "tom@example.com"]);
  });

  it("that are none stay, for the server to name them", () => {
    expect(addressesIn("not an address")).toEqual(["not an address"]);
  });
});

describe("roles to choose from", () => {
  it("leave out the owner for who may not make one", () => {
    expect(roleOptions({ mayMakeOwners: false }).map(({ value }) => value)).not.toContain("owner");
    expect(roleOptions({ mayMakeOwners: true })[0]?.value).toBe("owner");
  });
});
