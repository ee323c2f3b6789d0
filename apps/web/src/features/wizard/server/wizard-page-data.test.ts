import { describe, expect, it } from "vitest";
import { wizardPage } from "./wizard-page-data.ts";

const at = (answers: object, step?: string) => wizardPage({ answers: JSON.stringify(answers), step });

describe("wizard page", () => {
  it("opens with the first step, the defaults and a drawing", () => {
    const page = wizardPage({});
    expect(page.step).toBe("foundation");
    expect(page.questions.map(({ id }) => id)).toEqual(["cloud", "tier", "kinds", "engines", "format"]);
    expect(page.drawing.components.map(({ id }) => id)).toContain("gold");
    expect(page.findings).toEqual([]);
  });

  it("shows only questions that change something, each with the choice that it overrules", () => {
    const page = at({ kinds: ["events"] }, "pipeline");
    expect(page.questions.map(({ id }) => id)).not.toContain("gbPerDay");
    expect(page.questions.find(({ id }) => id === "streamEngine")?.choice?.choice).toBe("stream-delivery");
  });

  it("knows the workload that the answers started from, and no other", () => {
    expect(wizardPage({ workload: "rag" }).workload?.answers).toMatchObject({ vectors: "rag" });
    expect(wizardPage({ workload: "poetry" }).workload).toBeUndefined();
  });

  it("offers no place that cannot be deployed to", () => {
    const cloud = wizardPage({}).questions.find(({ id }) => id === "cloud");
    expect(cloud?.form).toMatchObject({ options: [{ value: "aws" }, { value: "azure" }, { value: "gcp" }] });
  });

  it("keeps what was said on a question that is not asked now", () => {
    expect(at({ ml: "none", serving: "batch" }).given).toEqual({ ml: "none", serving: "batch" });
  });

  it("leaves out answers that cannot be, says so and keeps the others", () => {
    const page = at({ cloud: "azure", tier: "huge", nonsense: 1 });
    expect(page.given).toEqual({ cloud: "azure" });
    expect(page.refused).toHaveLength(2);
    expect(wizardPage({ answers: "{", step: "nowhere" })).toMatchObject({ step: "foundation", given: {} });
    expect(wizardPage({ answers: "[]" }).refused).toHaveLength(1);
  });

  it("says what will not fit when somebody chooses against the advice", () => {
    const page = at({ cloud: "azure", kinds: ["events"], format: "hudi", engines: ["databricks"] });
    expect(page.choices.find(({ id }) => id === "format")?.advised?.choice).toBe("delta");
    const findings = page.findings.filter(({ code }) => code === "ZL-FMT-018");
    expect(findings).toMatchObject([{ severity: "error" }]);
    expect(findings[0]?.places).toBeGreaterThan(1);
  });
});
