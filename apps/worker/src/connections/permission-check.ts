import type { Blueprint } from "@zerolake/blueprint";
import { type Compilation, compile } from "@zerolake/compiler";
import type { ConnectionCheck, MissingPermission } from "@zerolake/db";
import type { CloudDriver, PermissionQuestion, PreflightVerdict } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { questionsOf } from "@zerolake/preflight";
import type { Target } from "@zerolake/resources";

const ANSWER_LIMIT_MS = 30_000;
const NOTHING_NEEDED = "Nothing was asked: the drawing is in the middle of a change, so it is not known what";

/** A drawing, and where it is or would be deployed. */
export interface WantedThere {
  readonly blueprint: Blueprint;
  readonly target: Target;
}

/** Permissions, each with the titles of the components that need it. */
export type NeededPermissions = ReadonlyMap<string, ReadonlySet<string>>;

/** What creating all of this from nothing needs. A drawing in the middle of a change may not compile; it then needs nothing yet. */
export function neededPermissions(wanted: readonly WantedThere[]): NeededPermissions {
  const needed = new Map<string, Set<string>>();
  for (const there of wanted) {
    for (const [action, titles] of permissionsOf(there)) needed.set(action, new Set([...(needed.get(action) ?? []), ...titles]));
  }
  return needed;
}

function permissionsOf({ blueprint, target }: WantedThere): readonly (readonly [string, readonly string[]])[] {
  const compilation = compiled(blueprint, target);
  if (!compilation) return [];
  const titles = new Map(compilation.components.map(({ component, title }) => [component, title]));
  const titleAt = new Map(compilation.resources.map(({ address, component }) => [address, titles.get(component) ?? component]));
  const plan = planApply({ desired: compilation.resources, recorded: [] });
  return questionsOf(plan, target.cloud).flatMap((question) =>
    question.area === "permissions"
      ? [[question.action, question.addresses.map((address) => titleAt.get(address) ?? address)] as const]
      : [],
  );
}

/** The compiler may assume a drawing that validates; a draft often does not. */
function compiled(blueprint: Blueprint, target: Target): Compilation | undefined {
  try {
    return compile(blueprint, target);
  } catch {
    return undefined;
  }
}

/** Asks the cloud whether the identity has them, as far as the cloud can be asked. `forWhat` is what they are needed for. */
export async function permissionCheck(
  driver: CloudDriver,
  { needed, forWhat }: { readonly needed: NeededPermissions; readonly forWhat: string },
): Promise<Omit<ConnectionCheck, "name">> {
  if (needed.size === 0) return { state: "unknown", detail: `${NOTHING_NEEDED} ${forWhat} creates.` };
  const actions = [...needed.keys()];
  const questions = actions.map((action): PermissionQuestion => ({ area: "permissions", action, addresses: [] }));
  const verdicts = await driver.inspect(questions, { timeLimitMs: ANSWER_LIMIT_MS });
  const missing = actions.flatMap((action, index): MissingPermission[] =>
    verdicts[index]?.answer === "no" ? [{ action, neededBy: [...(needed.get(action) ?? [])] }] : [],
  );
  return { ...words(verdicts, missing.length, forWhat), ...(missing.length > 0 ? { missing } : {}) };
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
