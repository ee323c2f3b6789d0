import { type Design, layoutOf } from "@zerolake/blueprint";
import type { Answers } from "./answers.ts";
import { addBatch, addSources, addStream } from "./build-ingestion.ts";
import { addMachineLearning } from "./build-ml.ts";
import { addOversight } from "./build-oversight.ts";
import { addPlatform } from "./build-platform.ts";
import { addSearchAndApplication } from "./build-search.ts";
import { type Decisions, decide, type Knowledge } from "./decisions.ts";
import { DesignDraft } from "./design-draft.ts";
import { KNOWLEDGE_OF_RULES } from "./knowledge-of-rules.ts";
import { planOf } from "./plan.ts";

export interface WizardResult {
  readonly design: Design;
  readonly decisions: Decisions;
}

/** Who adds what, in the order in which parts appear in the blueprint. */
const STAGES = [addSources, addStream, addBatch, addOversight, addMachineLearning, addSearchAndApplication, addPlatform] as const;

/**
 * The design that answers lead to, with the choices behind it. Ids are fixed, so the same answers give the same bytes; fast
 * enough to be asked after every answer. Expects settled answers (`settleAnswers`).
 */
export function buildDesign(answers: Answers, knowledge: Knowledge = KNOWLEDGE_OF_RULES): WizardResult {
  const decisions = decide(answers, knowledge);
  const plan = planOf(answers, decisions);
  const draft = new DesignDraft();
  for (const addParts of STAGES) addParts(draft, plan);
  const blueprint = draft.toBlueprint(answers.tier);
  return { design: { blueprint, layout: layoutOf(blueprint) }, decisions };
}
