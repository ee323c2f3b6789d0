import { buildDesign, parseAnswers, settleAnswers } from "@zerolake/advisors";
import { type Blueprint, DOCUMENT_BYTES_MAX, expandTemplate, type Layout, parseBlueprint, SCHEMA_VERSION } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { type Actor, createProject, type Database, notFound } from "@zerolake/db";
import type { Cloud, Diagnostic } from "@zerolake/resources";
import * as z from "zod";
import { layeredLayout } from "@/canvas/layered-layout.ts";
import { asCloud } from "@/clouds/cloud-names.ts";

/** A file much larger than a blueprint may be is refused before it is read. */
const IMPORT_TEXT_LENGTH_MAX = DOCUMENT_BYTES_MAX * 2;
/** All questions answered take less than a tenth of it. */
const WIZARD_ANSWERS_LENGTH_MAX = 20_000;

export const newProjectSchema = z.object({
  name: z.string().trim().min(1, "The name is missing.").max(80, "Use at most 80 characters."),
  start: z.discriminatedUnion("from", [
    z.object({ from: z.literal("blank") }),
    z.object({ from: z.literal("template"), template: z.string().max(100) }),
    z.object({ from: z.literal("wizard"), answers: z.string().max(WIZARD_ANSWERS_LENGTH_MAX) }),
    z.object({ from: z.literal("file"), text: z.string().max(IMPORT_TEXT_LENGTH_MAX, "This file is too large for a blueprint.") }),
  ]),
});

export type NewProjectInput = z.infer<typeof newProjectSchema>;

export type NewProjectOutcome =
  | { readonly state: "created"; readonly slug: string; readonly blueprintSlug: string }
  /** The file or the answers cannot be read: every error with its place. Nothing was stored. */
  | { readonly state: "refused"; readonly findings: readonly Diagnostic[] };

const BLANK: Blueprint = {
  schemaVersion: SCHEMA_VERSION,
  components: [],
  edges: [],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
};
const FIRST_BLUEPRINT_SLUG = "main";

/** Makes a project from nothing, from a template, from answers of the wizard or from a file. */
export async function createProjectFrom(
  database: Database,
  organizationId: string,
  { input, actor }: { input: NewProjectInput; actor: Actor & { readonly id: string } },
): Promise<NewProjectOutcome> {
  const opened = openStart(input.start);
  if (!opened.ok) return { state: "refused", findings: opened.findings };
  const { slug } = await createProject(database, organizationId, {
    name: input.name,
    document: opened.document,
    layout: opened.layout,
    targetCloud: opened.cloud ?? "aws",
    createdById: actor.id,
    actor,
  });
  return { state: "created", slug, blueprintSlug: FIRST_BLUEPRINT_SLUG };
}

type OpenedStart =
  | { readonly ok: true; readonly document: Blueprint; readonly layout: Layout; readonly cloud?: Cloud }
  | { readonly ok: false; readonly findings: readonly Diagnostic[] };

function openStart(start: NewProjectInput["start"]): OpenedStart {
  switch (start.from) {
    case "blank":
      return placed(BLANK);
    case "template": {
      const template = findTemplate(start.template);
      if (!template) throw notFound("template");
      return placed(expandTemplate(template));
    }
    case "wizard": {
      const answers = parseAnswers(start.answers);
      if (!answers.ok) return { ok: false, findings: answers.error };
      const settled = settleAnswers(answers.value);
      return placed(buildDesign(settled).design.blueprint, asCloud(settled.cloud));
    }
    case "file": {
      const parsed = parseBlueprint(start.text);
      return parsed.ok ? placed(parsed.value.blueprint) : { ok: false, findings: parsed.error };
    }
  }
}

function placed(document: Blueprint, cloud?: Cloud): OpenedStart {
  return { ok: true, document, layout: layeredLayout(document), ...(cloud ? { cloud } : {}) };
}
