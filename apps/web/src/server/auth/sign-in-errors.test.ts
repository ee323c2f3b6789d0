import { describe, expect, it } from "vitest";
import { signInErrorText, tooManyTries } from "./sign-in-errors.ts";

describe("why signing in was refused", () => {
  it.each([
    [1, "1 minute"],
    [60, "1 minute"],
    [60.2, "2 minutes"],
    [299, "5 minutes"],
  ])("says after too many tries how long is left: %d s", (seconds, words) => {
    expect(signInErrorText(tooManyTries(seconds))).toBe(`Too many tries. Try again in ${words} or ask an owner to reset.`);
  });

  it("shows nothing of a code that somebody made up in the address", () => {
    expect(signInErrorText("TooManyTries:999999999 years")).toContain("Signing in did not work");
  });
});
