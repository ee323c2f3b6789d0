import { TEMPLATES } from "@zerolake/catalog";
import type { Command } from "../command.ts";

export const templatesCommand: Command = {
  name: "templates",
  usage: "templates [--json]",
  summary: "Lists the templates.",
  flags: {},
  run: async () => ({
    exitCode: 0,
    text: TEMPLATES.map(({ id, title, summary }) => `${id}\n  ${title}. ${summary}`).join("\n"),
    json: TEMPLATES.map(({ id, title, summary, purpose, tier, clouds, components }) => ({
      id,
      title,
      summary,
      purpose,
      tier,
      clouds,
      components: components.length,
    })),
  }),
};
