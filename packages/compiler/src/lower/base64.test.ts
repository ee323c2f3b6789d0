import fc from "fast-check";
import { expect, it } from "vitest";
import { base64 } from "./base64.ts";

it("is what a server's own function makes of any ASCII text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
      expect(base64(text)).toBe(Buffer.from(text, "ascii").toString("base64"));
    }),
  );
});
