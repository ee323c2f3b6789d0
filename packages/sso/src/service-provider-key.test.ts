import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createServiceProviderKey, serialNumberOf } from "./service-provider-key.ts";

describe("our certificate", () => {
  it("is one that strict readers take, for ten years", async () => {
    const { certificate, privateKey } = await createServiceProviderKey("lake.example", new Date("2026-11-28T00:00:00Z"));
    const read = new X509Certificate(certificate);
    expect(read.subject).toBe("CN=lake.example");
    expect(new Date(read.validTo).toISOString()).toBe("2036-11-28T00:00:00.000Z");
    expect(read.verify(read.publicKey)).toBe(true);
    expect(privateKey).toContain("BEGIN PRIVATE KEY");
  });

  it("has a serial number that is positive and has no zeros in front, whatever chance gives", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        const [first = 0] = serialNumberOf(Buffer.from(random));
        expect(first).toBeGreaterThanOrEqual(0x40);
        expect(first).toBeLessThan(0x80);
      }),
    );
  });
});
