import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { ConnectionCheck, MissingPermission } from "@zerolake/db";
import { type CloudDriver, CloudRefusalError, NoAnswerError, type PermissionQuestion, type PreflightVerdict } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { questionsOf } from "@zerolake/preflight";
import type { Target } from "@zerolake/resources";
import { sentenceOf } from "../sentence-of.ts";

const ANSWER_LIMIT_MS = 30_000;

/** A drawing, and where it is or would be deployed. */
export interface WantedThere {
  readonly blueprint: Blueprint;
  readonly target: Target;
}

/** Permissions that creating all of this from nothing needs, each with the titles of the components that need it. */
export function neededPermissions(wanted: readonly WantedThere[]): ReadonlyMap<string, ReadonlySet<string>> {
  const needed = new Map<string, Set<string>>();
  for (const { blueprint, target } of wanted) {
    const { components, resources } = compile(blueprint, target);
    const titles = new Map(components.map(({ component, title }) => [component, title]));
    const componentOf = new Map(resources.map(({ address, component }) => [address, component]));
    const plan = planApply({ desired: resources, recorded: [] });
    for (const question of questionsOf(plan, target.cloud)) {
      if (question.area !== "permissions") continue;
      const known = needed.get(question.action) ?? new Set();
      for (const address of question.addresses) {
        const component = componentOf.get(address) ?? "";
        known.add(titles.get(component) ?? component);
      }
      needed.set(question.action, known);
    }
  }
  return needed;
}

/** Asks the cloud whether the identity has them, as far as the cloud can be asked. `forWhat` is what they are needed for. */
export async function permissionCheck(
  driver: CloudDriver,
  { needed, forWhat }: { readonly needed: ReadonlyMap<string, ReadonlySet<string>>; readonly forWhat: string },
): Promise<Omit<ConnectionCheck, "name">> {
  const actions = [...needed.keys()];
  const questions = actions.map((action): PermissionQuestion => ({ area: "permissions", action, addresses: [] }));
  try {
    const verdicts = await driver.inspect(questions, { timeLimitMs: ANSWER_LIMIT_MS });
    const missing = actions.flatMap((action, index): MissingPermission[] =>
      verdicts[index]?.answer === "no" ? [{ action, neededBy: [...(needed.get(action) ?? [])] }] : [],
    );
    return { ...words(verdicts, missing.length, forWhat), ...(missing.length > 0 ? { missing } : {}) };
  } catch (error) {
    if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return { state: "unknown", detail: sentenceOf(error) };
    throw error;
  }
}

function words(verdicts: readonly PreflightVerdict[], missing: number, forWhat: string): Pick<ConnectionCheck, "state" | "detail"> {
  const unknown = verdicts.filter(({ answer }) => answer === "unknown");
  const why = unknown[0]?.detail ?? "The cloud cannot be asked.";
  if (unknown.length === verdicts.length) return { state: "unknown", detail: why };
  const unsure = unknown.length > 0 ? ` ${unknown.length} could not be checked: ${why}` : "";
  const needs = `of the ${verdicts.length} permissions that ${forWhat} needs`;
  if (missing > 0) return { state: "failed", detail: `${missing} ${needs} ${missing === 1 ? "is" : "are"} missing.${unsure}` };
  if (unknown.length > 0) return { state: "passed", detail: `${verdicts.length - unknown.length} ${needs} are there.${unsure}` };
  return { state: "passed", detail: `All ${verdicts.length} permissions that ${forWhat} needs are there.` };
}
