import { type AskedAnswer, answersFor, isEmptyAnswer, whyNotAnswer } from "@zerolake/compiler";
import {
  AppError,
  blueprintFor,
  connectionFacts,
  type Database,
  type Environment,
  getConnection,
  getDraft,
  listEnvironmentServices,
  targetOf,
  toldAnswers,
} from "@zerolake/db";
import { previewOwner } from "@/clouds/preview-owner.ts";

interface Where {
  readonly services: { readonly database: Database };
  readonly organization: { readonly id: string };
  readonly environment: Environment;
}

/** A question of the settings page. */
export interface EnvironmentQuestion extends AskedAnswer {
  /** What a person answered; `null` = nothing. */
  readonly own: unknown;
  /** What the connection's cloud told; `null` = nothing, or not yet. */
  readonly told: unknown;
}

export interface EnvironmentAnswers {
  readonly revision: number;
  readonly questions: readonly EnvironmentQuestion[];
  /** The drawing is in the middle of a change, so that nobody can tell what it asks. */
  readonly isUnreadable: boolean;
}

/** What the project's drawing, as it is now, asks this environment. */
export async function loadEnvironmentAnswers(at: Where): Promise<EnvironmentAnswers> {
  const { environment } = at;
  const { asked, told, isUnreadable } = await ask(at);
  const questions = asked.map((question) => ({
    ...question,
    own: environment.choices[question.key] ?? null,
    told: told[question.key] ?? null,
  }));
  return { revision: environment.revision, questions, isUnreadable };
}

/** The environment's answers with these in them; an empty one is taken away. Refuses what does not fit and what nobody asks. */
export async function withAnswers(at: Where, given: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { choices } = at.environment;
  const { asked } = await ask(at);
  const known = new Set([...asked.map(({ key }) => key), ...Object.keys(choices)]);
  for (const [key, value] of Object.entries(given)) {
    const reason = whyNotAnswer(key, value) ?? (known.has(key) ? undefined : `The drawing does not ask for “${key}”.`);
    if (reason !== undefined) throw new AppError("invalid", { message: reason, hint: "Correct it in the environment's settings." });
  }
  return Object.fromEntries(
    Object.entries({ ...choices, ...given }).filter(([key, value]) => !(Object.hasOwn(given, key) && isEmptyAnswer(value))),
  );
}

async function ask({ services: { database }, organization, environment }: Where) {
  const [draft, connection, services] = await Promise.all([
    getDraft(database, organization.id, environment.projectId),
    getConnection(database, organization.id, environment.connectionId),
    listEnvironmentServices(database, organization.id, environment.id),
  ]);
  const workspace = services.find(({ service }) => service === "databricks")?.account;
  const facts = { ...connectionFacts(connection), ...(workspace === undefined ? {} : { workspace }) };
  const target = targetOf(environment, { ...previewOwner(environment.cloud), facts });
  const told = toldAnswers(facts, environment.region);
  try {
    return { asked: answersFor(blueprintFor(environment, draft.document), target), told, isUnreadable: false };
  } catch {
    // The compiler may assume a drawing that validates; a draft often does not.
    return { asked: [], told, isUnreadable: true };
  }
}
