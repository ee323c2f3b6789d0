import {
  type Answers,
  buildDesign,
  type ExplainedChoice,
  explainChoices,
  type GivenAnswers,
  parseAnswers,
  QUESTIONS,
  type Question,
  settleAnswers,
  WIZARD_STEPS,
  type WizardStep,
  WORKLOADS,
} from "@zerolake/advisors";
import type { Blueprint, Layout } from "@zerolake/blueprint";
import { findTemplate, type SettingDefinition } from "@zerolake/catalog";
import { lint } from "@zerolake/linter";
import type { Diagnostic, Value } from "@zerolake/resources";
import { layeredLayout } from "@/canvas/layered-layout.ts";

export interface AskedQuestion {
  readonly id: string;
  readonly form: SettingDefinition;
  readonly value: Value;
  /** The choice that this question overrules, with its reasons. */
  readonly choice?: ExplainedChoice;
}

/** What a rule says, once however many parts it is about. */
export interface WizardFinding extends Pick<Diagnostic, "severity" | "code" | "message" | "hint"> {
  readonly places: number;
}

export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly answers: GivenAnswers;
}

export interface WizardPageData {
  readonly workloads: readonly Workload[];
  /** The workload that the answers started from; its template does the same in full. */
  readonly workload?: Workload;
  readonly step: WizardStep;
  /** What was said so far; questions that are not asked now keep what was said. */
  readonly given: GivenAnswers;
  /** The address carried answers that cannot be; they are left out. */
  readonly refused: readonly string[];
  readonly questions: readonly AskedQuestion[];
  readonly choices: readonly ExplainedChoice[];
  readonly drawing: Pick<Blueprint, "components" | "edges">;
  readonly layout: Layout;
  readonly findings: readonly WizardFinding[];
}

interface WizardAddress {
  readonly step?: string | undefined;
  readonly answers?: string | undefined;
  readonly workload?: string | undefined;
}

const NAMED_WORKLOADS: readonly Workload[] = WORKLOADS.flatMap(({ template, answers }) => {
  const title = findTemplate(template)?.title;
  return title === undefined ? [] : [{ id: template, title, answers }];
});

/** Everything that the wizard shows, from what its address says. */
export function wizardPage(address: WizardAddress): WizardPageData {
  const step = WIZARD_STEPS.find(({ id }) => id === address.step)?.id ?? "foundation";
  const { given, refused } = readAnswers(address.answers ?? "{}");
  const answers = settleAnswers(given);
  const { design, decisions } = buildDesign(answers);
  const { components, edges } = design.blueprint;
  const choices = explainChoices(answers, decisions);
  const workload = NAMED_WORKLOADS.find(({ id }) => id === address.workload);
  return {
    workloads: NAMED_WORKLOADS,
    ...(workload ? { workload } : {}),
    step,
    given,
    refused,
    questions: QUESTIONS.filter((question) => question.step === step && !question.isSkipped(answers)).map((question) =>
      askedQuestion(question, answers, choices),
    ),
    choices,
    drawing: { components, edges },
    layout: layeredLayout({ components, edges }),
    findings: findingsOf(design.blueprint, answers),
  };
}

/** Answers that hold, one by one: a mistake in one does not lose the others. */
function readAnswers(text: string): { readonly given: GivenAnswers; readonly refused: readonly string[] } {
  const parsed = parseAnswers(text);
  if (parsed.ok) return { given: parsed.value, refused: [] };
  const wrong = new Set(parsed.error.map(({ target }) => target?.path?.split("/")[1] ?? ""));
  const refused = parsed.error.map(({ message }) => message);
  if (wrong.has("")) return { given: {}, refused };
  const entries = Object.entries(JSON.parse(text) as GivenAnswers).filter(([id]) => !wrong.has(id));
  return { given: Object.fromEntries(entries) as GivenAnswers, refused };
}

function askedQuestion({ id, form, unlisted }: Question, answers: Answers, choices: readonly ExplainedChoice[]): AskedQuestion {
  const choice = choices.find(({ question }) => question === id);
  const shown = form.type === "choice" ? { ...form, options: form.options.filter(({ value }) => !unlisted.includes(value)) } : form;
  return { id, form: shown, value: answers[id], ...(choice ? { choice } : {}) };
}

function findingsOf(blueprint: Blueprint, { cloud, tier }: Answers): WizardPageData["findings"] {
  if (cloud === "local") return [];
  const environment = { installationId: "", organizationId: "", environmentId: "", name: "preview", namePrefix: "zl" };
  const { findings } = lint(blueprint, { cloud, tier, region: "", account: "", environment, choices: {}, overrides: {} });
  const shown = findings.filter(({ severity }) => severity !== "info");
  const byRule = new Map<string, WizardFinding>();
  for (const { severity, code, message, hint } of shown) {
    byRule.set(code, { severity, code, message, hint, places: (byRule.get(code)?.places ?? 0) + 1 });
  }
  return [...byRule.values()];
}
