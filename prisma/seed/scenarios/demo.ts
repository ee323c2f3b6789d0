import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { ensureProject } from "../lake-project.ts";
import type { Scenario } from "../scenario.ts";

/** One project for each template, with an environment that is ready to be planned. */
export const demo: Scenario = async (place) => {
  for (const template of TEMPLATES) await ensureProject(place, { name: template.title, blueprint: expandTemplate(template) });
  return `Acme has ${TEMPLATES.length} projects, one for each template.`;
};
