import { describe, expect, it } from "vitest";
import { passphraseProblem } from "./passphrase-rules.ts";

const MIRA = { name: "Mira Okafor", email: "mira.okafor@orders.example" };

describe("a passphrase", () => {
  it.each(["correct horse battery", "Ödland Teekanne Fähre", "xk29-vmq0-77zp"])("may be any words that nobody tries: %s", async (good) => {
    expect(await passphraseProblem(good, MIRA)).toBeUndefined();
  });

  it.each(["qwerty123456", "QWERTY123456", "passwordpassword", "password12345", "!!!iloveyou!!!", "123456789012", "aaaaaaaaaaaaaa"])(
    "is refused when breaches know it, however it was made longer: %s",
    async (breached) => {
      expect(await passphraseProblem(breached, MIRA)).toContain("breaches");
    },
  );

  it.each(["miraokafor2026", "Mira.Okafor@orders", "okaforokafor1"])("is refused when it is its owner's name: %s", async (name) => {
    expect(await passphraseProblem(name, MIRA)).toContain("your name");
  });

  it("is refused when it is short", async () => {
    expect(await passphraseProblem("k3!mVq.x0p2", MIRA)).toBe("Use at least 12 characters.");
  });

  it("may have the name in it when enough is left", async () => {
    expect(await passphraseProblem("mira rides a blue tram", MIRA)).toBeUndefined();
  });
});
