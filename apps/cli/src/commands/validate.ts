import { hasErrors } from "@zerolake/resources";
import { type Command, oneArgument, renderDiagnostics } from "../command.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const validateCommand: Command = {
  name: "validate",
  usage: "validate FILE [--json]",
  summary: "Checks a blueprint: form, settings, arrows.",
  flags: {},
  async run(arguments_, _flags, world) {
    const parsed = await readBlueprint(oneArgument(validateCommand, arguments_), world);
    const diagnostics = parsed.ok ? parsed.value.findings : parsed.error;
    const isValid = !hasErrors(diagnostics);
    return { exitCode: isValid ? 0 : 1, text: renderDiagnostics(diagnostics) || "No findings.", json: { valid: isValid, diagnostics } };
  },
};
