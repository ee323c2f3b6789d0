import { blueprintHash, validate } from "@zerolake/blueprint";
import { edgeVerdict } from "@zerolake/catalog";
import { lint } from "@zerolake/linter";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAnswers, valuesOf } from "./answers.testing.ts";
import type { GivenAnswers } from "./answers.ts";
import { buildDesign } from "./build-design.ts";
import { QUESTIONS } from "./questions.ts";
import { settleAnswers } from "./settle-answers.ts";

const KNOWLEDGE = { findBillions: (model: string) => (model.includes("70B") ? 70.6 : model.includes("7B") ? 7.6 : undefined) };

/** Everything that could be wrong with the graph, in one list that has to be empty. */
function faultsOf(given: GivenAnswers): readonly string[] {
  const answers = settleAnswers(given);
  const { blueprint, layout } = buildDesign(answers, KNOWLEDGE).design;
  const touched = new Set(blueprint.edges.flatMap(({ from, to }) => [from.component, to.component]));
  const kindOf = new Map(blueprint.components.map(({ id, kind }) => [id, kind]));
  const platform = new Set(["secrets", "budget", "network", "monitoring", "encryption-key"]);
  return [
    ...validate(blueprint).map(({ code, message }) => `${code}: ${message}`),
    ...blueprint.components.filter(({ id, kind }) => !touched.has(id) && !platform.has(kind)).map(({ id }) => `nothing is joined to ${id}`),
    ...blueprint.edges.flatMap(({ id, from, to }) => {
      const question = { from: kindOf.get(from.component) ?? "", data: from.port, to: kindOf.get(to.component) ?? "" };
      const clouds = answers.cloud === "local" ? {} : { cloud: answers.cloud };
      return edgeVerdict({ ...question, ...clouds }).verdict === "allowed" ? [] : [`${id} is refused`];
    }),
    ...blueprint.components.filter(({ id }) => layout.positions[id] === undefined).map(({ id }) => `${id} lies nowhere`),
  ];
}

const SWEPT = ["cloud", "tier", "format", "ml", "vectors"] as const;

describe("sweep over the answers", { timeout: 60_000 }, () => {
  it("every cloud × size × format × sort of data × use of models × search gives a valid graph", () => {
    const faults = new Map<string, GivenAnswers>();
    let count = 0;
    const visit = (given: GivenAnswers, rest: readonly string[]): void => {
      const [id, ...others] = rest;
      if (id === undefined) {
        count += 1;
        for (const fault of faultsOf(given)) if (!faults.has(fault)) faults.set(fault, given);
        return;
      }
      const question = QUESTIONS.find((known) => known.id === id)!;
      const values = id === "kinds" ? valuesOf(question).filter((kinds) => (kinds as readonly string[]).length === 1) : valuesOf(question);
      for (const value of values) visit({ ...given, [id]: value }, others);
    };
    visit({}, [...SWEPT, "kinds"]);
    expect(count).toBe(4 * 3 * 4 * 4 * 3 * 5);
    expect([...faults]).toEqual([]);
  });

  it("every pair of answers to any two questions gives a valid graph", () => {
    const faults = new Map<string, GivenAnswers>();
    for (const first of QUESTIONS)
      for (const second of QUESTIONS) {
        if (first.id >= second.id || first.id === "engines" || second.id === "engines") continue;
        for (const one of valuesOf(first))
          for (const two of valuesOf(second)) {
            const given = { [first.id]: one, [second.id]: two } as GivenAnswers;
            for (const fault of faultsOf(given)) if (!faults.has(fault)) faults.set(fault, given);
          }
      }
    expect([...faults]).toEqual([]);
  });

  it("any answers to any questions give a valid graph", () => {
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        expect(faultsOf(given)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("the same answers give the same bytes, in whatever order they were given", () => {
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        const reversed = Object.fromEntries(Object.entries(given).toReversed()) as GivenAnswers;
        const { design } = buildDesign(settleAnswers(given), KNOWLEDGE);
        expect(JSON.stringify(buildDesign(settleAnswers(reversed), KNOWLEDGE).design)).toBe(JSON.stringify(design));
        expect(blueprintHash(buildDesign(settleAnswers(given), KNOWLEDGE).design.blueprint)).toBe(blueprintHash(design.blueprint));
      }),
      { numRuns: 300 },
    );
  });

  it("going from prototype to standard only adds parts, and keeps the arrows between those that were there", () => {
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        const small = buildDesign(settleAnswers({ ...given, tier: "prototype" }), KNOWLEDGE).design.blueprint;
        const large = buildDesign(settleAnswers({ ...given, tier: "standard" }), KNOWLEDGE).design.blueprint;
        const named = new Map(large.components.map((component) => [component.id, component]));
        for (const { id, kind, title } of small.components) expect(named.get(id)).toMatchObject({ kind, title });
        expect(large.edges.map(({ id }) => id)).toEqual(expect.arrayContaining(small.edges.map(({ id }) => id)));
      }),
      { numRuns: 500 },
    );
  });

  it("advice alone never leads to an error of the compatibility rules", () => {
    const advice = { format: "auto", catalog: "auto", streamEngine: "auto", accelerator: "auto", vectorEngine: "auto" } as const;
    const usual = {
      rate: 100,
      bytes: 500,
      baseModel: "Qwen/Qwen2.5-7B-Instruct",
      documentsPerDay: 1000,
      vectorCount: 100_000,
      requests: 5,
    };
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        const answers = settleAnswers({ ...given, ...usual, ...advice });
        if (answers.cloud === "local") return;
        const { cloud, tier } = answers;
        const environment = { installationId: "", organizationId: "", environmentId: "", name: "preview", namePrefix: "zl" };
        const target = { cloud, tier, region: "", account: "", environment, choices: {}, overrides: {} };
        const { findings } = lint(buildDesign(answers).design.blueprint, target);
        expect(findings.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
