import { describe, expect, it } from "vitest";
import { lockOutWarning } from "./sso-words.ts";

describe("the warning before single sign-on is required", () => {
  it("names who is locked out, and says nothing when nobody is", () => {
    expect(lockOutWarning([])).toBeUndefined();
    expect(lockOutWarning(["Ken"])).toContain("locks out 1 member who has never used it: Ken.");
    expect(lockOutWarning(["Ken", "Lena", "Tom"])).toContain("locks out 3 members who have never used it: Ken, Lena and Tom.");
    expect(lockOutWarning(["A", "B", "C", "D", "E", "F", "G"])).toContain("7 members who have never used it: A, B, C, D, E and 2 more.");
  });
});
