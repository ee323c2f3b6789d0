import { diffBlueprints } from "@zerolake/blueprint";
import { type Command, renderDiagnostics, UsageError } from "../command.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const diffCommand: Command = {
  name: "diff",
  usage: "diff A B [--json]",
  summary: "Says in words what differs in meaning between two blueprints; layout never counts.",
  flags: {},
  async run(arguments_, _flags, world) {
    const [first, second] = arguments_;
    if (first === undefined || second === undefined || arguments_.length !== 2)
      throw new UsageError(`Expected two files. Usage: zerolake ${diffCommand.usage}`);
    if (first === "-" && second === "-") throw new UsageError("Only one of the two files can be standard input.");
    const before = await readBlueprint(first, world);
    const after = await readBlueprint(second, world);
    if (!before.ok || !after.ok) {
      const diagnostics = [...(before.ok ? [] : before.error), ...(after.ok ? [] : after.error)];
      return { exitCode: 1, text: renderDiagnostics(diagnostics), json: { changes: [], diagnostics } };
    }
    const changes = diffBlueprints(before.value.blueprint, after.value.blueprint);
    const lines = changes.flatMap(({ sentence, entries }) => [sentence, ...entries.map((entry) => `  ${entry.sentence}`)]);
    return { exitCode: 0, text: lines.join("\n") || "No difference.", json: { changes, diagnostics: [] } };
  },
};
