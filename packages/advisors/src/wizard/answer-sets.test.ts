import { type Component, type Edge, validate } from "@zerolake/blueprint";
import { lint } from "@zerolake/linter";
import { describe, expect, it } from "vitest";
import { adviseTableFormat } from "../table-format/advise-table-format.ts";
import { ANSWER_SETS } from "./answer-sets.testing.ts";
import { buildDesign } from "./build-design.ts";
import { settleAnswers } from "./settle-answers.ts";

const ENVIRONMENT = { installationId: "", organizationId: "", environmentId: "", name: "preview", namePrefix: "zl" };

/** The notation of the sets: what a person would call a part by, apart from its kind. */
function written({ id, kind, settings }: Component): string {
  const named = settings["engine"] === "auto" ? undefined : settings["engine"];
  const flag = (key: string) => (settings[key] === true ? key : undefined);
  const method = kind === "model-training" ? settings["method"] : settings["mode"];
  const notes = [named, method, flag("online"), flag("native")].filter((note) => note !== undefined);
  return notes.length === 0 ? `${id}:${kind}` : `${id}:${kind}(${notes.join(", ")})`;
}

function joined({ from, to }: Edge): string {
  return `${from.component}.${from.port} > ${to.component}.${to.port}`;
}

describe("answer sets", () => {
  it.each(ANSWER_SETS)("$id $title: gives the listed blueprint", ({ given, scores, components, edges }) => {
    const answers = settleAnswers(given);
    const { blueprint } = buildDesign(answers).design;
    expect(blueprint.components.map(written)).toEqual(components);
    expect(blueprint.edges.map(joined)).toEqual(edges);
    expect(
      Object.entries(adviseTableFormat(answers).scores)
        .map(([format, points]) => `${format} ${points}`)
        .join(", "),
    ).toBe(scores);
    expect(validate(blueprint)).toEqual([]);
    if (answers.cloud === "local") return;
    const target = {
      cloud: answers.cloud,
      tier: answers.tier,
      region: "",
      account: "",
      choices: {},
      overrides: {},
      environment: ENVIRONMENT,
    };
    const findings = lint(blueprint, target).findings.filter(({ severity }) => severity !== "info");
    expect(findings.map(({ code, target }) => `${code} ${target?.component ?? target?.edge ?? ""}`)).toEqual([]);
  });
});
