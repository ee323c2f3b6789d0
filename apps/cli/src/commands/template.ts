import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate, TEMPLATES } from "@zerolake/catalog";
import { type Command, oneArgument, UsageError } from "../command.ts";

export const templateCommand: Command = {
  name: "template",
  usage: "template ID",
  summary: "Prints the blueprint of a template, ready for a file.",
  flags: {},
  async run(arguments_) {
    const id = oneArgument(templateCommand, arguments_);
    const template = findTemplate(id);
    if (!template) throw new UsageError(`There is no template "${id}". Templates: ${TEMPLATES.map((known) => known.id).join(", ")}.`);
    const blueprint = expandTemplate(template);
    return { exitCode: 0, text: JSON.stringify(blueprint, null, 2), json: blueprint };
  },
};
