import { buildDesign, explainChoices, parseAnswers, settleAnswers } from "@zerolake/advisors";
import { type Command, oneArgument, renderDiagnostics } from "../command.ts";

export const adviseCommand: Command = {
  name: "advise",
  usage: "advise FILE [--json]",
  summary: "Prints the blueprint that answers of the wizard lead to; with --json also each choice, why, and why not the others.",
  flags: {},
  async run(arguments_, _flags, world) {
    const parsed = parseAnswers(await world.readText(oneArgument(adviseCommand, arguments_)));
    if (!parsed.ok) {
      const json = { choices: [], answers: null, blueprint: null, diagnostics: parsed.error };
      return { exitCode: 1, text: renderDiagnostics(parsed.error), json };
    }
    const answers = settleAnswers(parsed.value);
    const { design, decisions } = buildDesign(answers);
    const { blueprint } = design;
    const choices = explainChoices(answers, decisions);
    return { exitCode: 0, text: JSON.stringify(blueprint, null, 2), json: { choices, answers, blueprint, diagnostics: [] } };
  },
};
