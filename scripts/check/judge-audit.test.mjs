import { describe, expect, it } from "vitest";
import { judgeAudit } from "./judge-audit.mjs";

const report = {
  vulnerabilities: {
    lib: { name: "lib", via: [{ url: "https://github.com/advisories/GHSA-1", title: "Reads files", severity: "high" }] },
    user: { name: "user", via: ["lib"] },
  },
};
const today = "2026-11-27";

describe("the audit of dependencies", () => {
  it("tells each advisory once, by the package that has it", () => {
    expect(judgeAudit(report, [], today).findings).toEqual([expect.stringMatching(/^high: lib: Reads files \(GHSA-1\)\./)]);
  });

  it("lets what was accepted pass until its day, and no longer", () => {
    expect(judgeAudit(report, [{ id: "GHSA-1", until: today, why: "not reached" }], today).findings).toEqual([]);
    expect(judgeAudit(report, [{ id: "GHSA-1", until: "2026-11-26", why: "not reached" }], today).findings).toHaveLength(1);
  });

  it("wants a list without what is gone", () => {
    expect(judgeAudit({ vulnerabilities: {} }, [{ id: "GHSA-1", until: today, why: "" }], today).findings).toHaveLength(1);
  });

  it("says that it was skipped where the registry has no answer, which is neither good nor bad", () => {
    expect(judgeAudit({ message: "405 Method Not Allowed", statusCode: 405 }, [], today)).toEqual({
      skipped: "405 Method Not Allowed",
      findings: [],
    });
    expect(judgeAudit(undefined, [], today).skipped).toBe("the registry did not answer");
  });
});
