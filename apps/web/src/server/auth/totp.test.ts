import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { newTotpSecret, totpStep, totpUri } from "./totp.ts";

/** The test vectors of RFC 6238, appendix B, cut to six digits. */
const RFC_SECRET = Secret.fromUTF8("12345678901234567890").base32;

describe("codes of an authenticator app", () => {
  it.each([
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_234_567_890, "005924", 41_152_263],
    [2_000_000_000, "279037", 66_666_666],
  ])("are those of RFC 6238: at %i s %s", (seconds, code, step) => {
    expect(totpStep(RFC_SECRET, { code, nowMs: seconds * 1_000 })).toBe(step);
  });

  it("may be one step early or late, and no more", () => {
    const nowMs = 1_700_000_000_000;
    const at = (steps: number) => new TOTP({ secret: Secret.fromBase32(RFC_SECRET) }).generate({ timestamp: nowMs + steps * 30_000 });
    const found = [-2, -1, 0, 1, 2].map((steps) => totpStep(RFC_SECRET, { code: at(steps), nowMs }) !== undefined);
    expect(found).toEqual([false, true, true, true, false]);
  });

  it.each(["", "28708", "2870821", "abcdef", "287082; DROP"])("nothing else is one: %j", (code) => {
    expect(totpStep(RFC_SECRET, { code, nowMs: 59_000 })).toBeUndefined();
  });

  it("a new secret is scanned with issuer and account", () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, "mira@orders.example")).toMatch(/^otpauth:\/\/totp\/Zerolake:mira%40orders\.example\?.*secret=/);
  });
});
