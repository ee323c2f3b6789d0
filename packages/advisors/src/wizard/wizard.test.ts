import { TEMPLATES } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAnswers, valuesOf } from "./answers.testing.ts";
import type { AnswerId, GivenAnswers } from "./answers.ts";
import { buildDesign } from "./build-design.ts";
import { explainChoices } from "./explain-choices.ts";
import { parseAnswers } from "./parse-answers.ts";
import { QUESTIONS } from "./questions.ts";
import { DEFAULT_ANSWERS, settleAnswers } from "./settle-answers.ts";
import { WORKLOADS } from "./workloads.ts";

const FULL: GivenAnswers = {
  tier: "standard",
  kinds: ["files", "events", "changes", "documents", "media"],
  engines: ["athena", "redshift"],
  ml: "serve",
  serving: "online",
  gpu: "small",
  finetune: "lora",
  vectors: "rag",
};

function asked(given: GivenAnswers): readonly AnswerId[] {
  return QUESTIONS.filter(({ isSkipped }) => !isSkipped(settleAnswers(given))).map(({ id }) => id);
}

function gpusFor(given: GivenAnswers) {
  return buildDesign(settleAnswers({ kinds: ["documents"], ml: "train", finetune: "full", ...given })).decisions.gpus;
}

describe("settling answers", () => {
  it("nothing said gives the defaults", () => {
    expect(settleAnswers({})).toEqual(DEFAULT_ANSWERS);
  });

  it("is done once: settled answers settle to themselves", () => {
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        const settled = settleAnswers(given);
        expect(settleAnswers(settled)).toEqual(settled);
      }),
      { numRuns: 500 },
    );
  });

  it("a question that is skipped keeps its default, and what was said comes back when it is asked again", () => {
    const given: GivenAnswers = { ml: "serve", serving: "batch" };
    expect(settleAnswers({ ...given, ml: "train" }).serving).toBe("none");
    expect(settleAnswers(given).serving).toBe("batch");
  });

  it("database changes replace rows unless somebody says otherwise", () => {
    expect(settleAnswers({ kinds: ["changes"] }).updates).toBe("upsert");
    expect(settleAnswers({ kinds: ["changes"], updates: "append" }).updates).toBe("append");
  });

  it("what costs little and protects is on from the standard size", () => {
    expect(settleAnswers({ kinds: ["events"], tier: "standard" })).toMatchObject({ registry: true, quality: true });
  });
});

describe("questions", { timeout: 30_000 }, () => {
  it("every question is asked by some answers and skipped by some, or is always asked", () => {
    const always = new Set<AnswerId>(["cloud", "tier", "kinds", "pii", "retentionDays", "ml"]);
    const reached = new Set([...asked(FULL), ...asked({ ml: "train" }), ...asked({ kinds: ["changes"], updates: "upsert" })]);
    expect([...reached].sort()).toEqual(QUESTIONS.map(({ id }) => id).sort());
    const few = new Set(asked({ kinds: ["documents"] }));
    expect(QUESTIONS.filter(({ id }) => few.has(id) && !always.has(id)).map(({ id }) => id)).toEqual(["gbPerDay", "vectors"]);
  });

  /** Answers under which each question matters. */
  const STAGE: Readonly<Partial<Record<AnswerId, GivenAnswers>>> = {
    features: { kinds: ["files"], ml: "serve", serving: "online" },
    framework: { ml: "train" },
    gpu: { ml: "train" },
    accelerator: { ml: "train", gpu: "small" },
    serving: { ml: "serve" },
    finetune: { kinds: ["documents"], ml: "train" },
    baseModel: { kinds: ["documents"], ml: "train", finetune: "full" },
    multimodal: { ml: "train" },
    vectors: { kinds: ["documents"] },
    vectorEngine: { kinds: ["documents"], vectors: "rag" },
    documentsPerDay: { kinds: ["documents"], vectors: "rag" },
    vectorCount: { kinds: ["documents"], vectors: "rag" },
    requests: { kinds: ["documents"], vectors: "rag" },
    engines: { cloud: "azure" },
    catalog: { engines: ["athena", "trino"] },
    incrementalPull: { kinds: ["events"], updates: "upsert" },
    freshness: { kinds: ["events"], transform: "windows" },
    pii: { kinds: ["events"], tier: "standard" },
    retentionDays: { kinds: ["events"], tier: "standard" },
  };

  it.each(QUESTIONS.map(({ id }) => id))("every option of %s is understood, and some of them change the design", (id) => {
    const question = QUESTIONS.find((known) => known.id === id)!;
    const stage = STAGE[id] ?? { kinds: ["events", "files"], ml: "train" };
    const designs = valuesOf(question).map((value) => {
      const given = { ...stage, [id]: value } as GivenAnswers;
      expect(parseAnswers(given)).toEqual({ ok: true, value: given });
      const answers = settleAnswers(given);
      expect(question.isSkipped(answers)).toBe(false);
      expect(answers[id]).toEqual(value);
      return JSON.stringify(id === "cloud" ? buildDesign(answers).decisions : buildDesign(answers).design.blueprint);
    });
    expect(new Set(designs).size).toBeGreaterThan(1);
  });
});

describe("reading answers", () => {
  it.each([
    [null, "ZL-ANSWER-SHAPE", ""],
    [["aws"], "ZL-ANSWER-SHAPE", ""],
    ["[1]", "ZL-ANSWER-SHAPE", ""],
    [{ clowd: "aws" }, "ZL-ANSWER-UNKNOWN", "/clowd"],
    [{ cloud: "ibm" }, "ZL-ANSWER-VALUE", "/cloud"],
    [{ kinds: ["files", "rumours"] }, "ZL-ANSWER-VALUE", "/kinds/1"],
    [{ rate: 0 }, "ZL-ANSWER-VALUE", "/rate"],
    [{ rate: Number.NaN }, "ZL-ANSWER-VALUE", "/rate"],
    [{ baseModel: "no owner" }, "ZL-ANSWER-VALUE", "/baseModel"],
  ])("%j is refused with its place", (input, code, path) => {
    const parsed = parseAnswers(input);
    expect(parsed.ok ? [] : parsed.error).toMatchObject([{ severity: "error", code, target: { path } }]);
  });
});

describe("reading text", () => {
  it("text is read as JSON, and a mistake in it is said with its place", () => {
    expect(parseAnswers('{ "cloud": "gcp" }')).toEqual({ ok: true, value: { cloud: "gcp" } });
    const broken = parseAnswers('{ "cloud": }');
    expect(broken.ok ? "" : broken.error[0]?.message).toContain("line 1, column 12");
  });
});

describe("choices", () => {
  it("each says why, and why not the others", () => {
    const answers = settleAnswers(FULL);
    const choices = explainChoices(answers, buildDesign(answers).decisions);
    expect(choices.map(({ id }) => id)).toEqual(["format", "catalog", "streamEngine", "broker", "jobs", "gpus", "vectorEngine"]);
    for (const { because, whyNot, choice } of choices) {
      expect(because.length).toBeGreaterThan(0);
      expect(whyNot.map(({ option }) => option)).not.toContain(choice);
      for (const { because: against } of whyNot) expect(against).not.toBe("");
    }
  });

  it.each([
    ["format", { format: "delta" }, "delta", "iceberg"],
    ["catalog", { engines: ["trino", "athena"], catalog: "polaris" }, "polaris", "native"],
    ["streamEngine", { kinds: ["events"], streamEngine: "flink" }, "flink", "stream-delivery"],
    ["gpus", { ml: "train", gpu: "small", accelerator: "h100" }, "h100", "l4"],
    ["vectorEngine", { kinds: ["documents"], vectors: "rag", vectorEngine: "qdrant" }, "qdrant", "pgvector"],
  ] as const)("the person's word on %s wins, and the advice stays visible", (id, given, choice, advised) => {
    const answers = settleAnswers(given);
    const found = explainChoices(answers, buildDesign(answers).decisions).find((explained) => explained.id === id);
    expect(found).toMatchObject({ choice, because: ["you chose it"], advised: { choice: advised } });
  });

  it("a format that a rule refuses makes way for the next, and the rule is named", () => {
    const answers = settleAnswers({ cloud: "azure", kinds: ["events"], updates: "upsert", engines: ["flink", "databricks"] });
    const { format } = buildDesign(answers).decisions;
    expect(format.choice).toBe("iceberg");
    expect(format.because.at(-1)).toContain("ZL-FMT-025");
  });

  it("tuning all weights brings as many GPUs as the model needs", () => {
    expect(gpusFor({ cloud: "azure" })).toMatchObject({ choice: "a100", gpusPerNode: 4, nodesMax: 1 });
    expect(gpusFor({ cloud: "aws" })).toMatchObject({ choice: "a100", gpusPerNode: 8, nodesMax: 1 });
    expect(gpusFor({ cloud: "azure", baseModel: "meta-llama/Llama-3.1-70B" })).toMatchObject({ gpusPerNode: 8, nodesMax: 3 });
  });

  it("an adapter of a large model is tuned on shortened weights", () => {
    const answers = settleAnswers({ kinds: ["documents"], ml: "train", finetune: "lora", baseModel: "meta-llama/Llama-3.1-70B" });
    expect(buildDesign(answers).decisions.gpus).toMatchObject({ choice: "h100", isQuantized: true });
  });
});

describe("workloads", () => {
  it("every template has answers to start from", () => {
    expect(WORKLOADS.map(({ template }) => template).sort()).toEqual(TEMPLATES.map(({ id }) => id).sort());
  });

  it.each(WORKLOADS)("the answers of $template are all asked for, and lead to a design of its size", ({ answers }) => {
    expect(parseAnswers(answers).ok).toBe(true);
    const settled = settleAnswers(answers);
    expect(settled).toMatchObject(answers);
    expect(buildDesign(settled).design.blueprint.components.length).toBeGreaterThan(6);
  });
});
