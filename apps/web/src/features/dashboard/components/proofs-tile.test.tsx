import type { DataProof, DataProofs } from "@zerolake/db";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ProofsTile } from "./proofs-tile.tsx";

const FAILED: DataProof = {
  environmentId: "1",
  project: { slug: "lake", name: "Lake" },
  environment: { slug: "prod", name: "prod" },
  result: "failed",
  failedCheck: "planAgain",
  number: 7,
  provenAt: new Date("2026-05-03T12:00:00Z"),
  freshness: { status: "warn", seconds: 7_200 },
};
const shown = (listed: readonly DataProof[], more: Partial<DataProofs> = {}) =>
  renderToStaticMarkup(
    <ProofsTile
      organization="org"
      proofs={{ listed, total: listed.length, results: { passed: 0, failed: 0, unknown: 0, none: 0 }, late: 0, ...more }}
    />,
  );

describe("data proof", () => {
  it("says what failed and how old the data is, and leads to the verification", () => {
    const html = shown([FAILED], { total: 13, results: { passed: 12, failed: 1, unknown: 0, none: 0 }, late: 1 });
    expect(html).toContain("12 of 13");
    expect(html).toContain("planning again was not empty, newest data 2 h old");
    expect(html).toContain("/org/projects/lake/deployments/7?tab=verify");
    expect(html).toContain("data of 1 is late");
  });

  it("of what was never verified leads to its environment, and invents no freshness", () => {
    const html = shown([{ ...FAILED, result: "none", failedCheck: null, number: null, provenAt: null, freshness: null }]);
    expect(html).toContain("Never verified");
    expect(html).toContain("/org/projects/lake/environments/prod");
    expect(html).toContain("freshness not measured");
  });

  it("of nothing says so", () => expect(shown([])).toContain("nothing to prove"));
});
