import { checkValue } from "@zerolake/blueprint";
import { findDefinition, settingOf } from "@zerolake/catalog";
import { AppError, getDraft, updateEnvironment } from "@zerolake/db";
import type { Value } from "@zerolake/resources";
import type { EnvironmentContext } from "./contexts.ts";
import type { OverrideInput } from "./inputs.ts";

/** How large a value may be as JSON; code is the longest. */
const VALUE_LENGTH_MAX = 20_000;

/**
 * Gives one setting of one component another value in one environment, or takes that back. Takes effect with the next deployment there;
 * whoever does it is an author of that plan. Throws `invalid` for what is not drawn, is no setting, or does not fit it.
 */
export async function overrideSetting(at: EnvironmentContext, { component, setting, value }: OverrideInput): Promise<void> {
  const { services, organization, environment, actor } = at;
  if (value !== undefined) await requireFitting(at, { component, setting, value });
  await updateEnvironment(services.database, organization.id, {
    environmentId: environment.id,
    // What was read is what is changed: whoever came in between is not overwritten.
    revision: environment.revision,
    overrides: withOverride(environment.overrides, { component, setting, value }),
    actor,
  });
  services.signals.publish(`organization:${organization.id}`);
}

async function requireFitting(
  { services, organization, project }: EnvironmentContext,
  { component: id, setting: key, value }: OverrideInput,
): Promise<void> {
  const { document } = await getDraft(services.database, organization.id, project.id);
  const component = document.components.find((candidate) => candidate.id === id);
  const definition = component && findDefinition(component.kind);
  const setting = definition && settingOf(definition, key);
  if (!setting) {
    throw new AppError("invalid", {
      message: component ? `“${component.title}” has no setting “${key}”.` : "That component is not in the saved drawing.",
      hint: component ? "Open the designer again: it may be of an older version." : "Wait until the drawing is saved, then try again.",
    });
  }
  const [problem] = checkValue(setting, value as Value);
  const says = problem?.message ?? (JSON.stringify(value).length > VALUE_LENGTH_MAX ? "The value is too long." : undefined);
  if (says !== undefined) throw new AppError("invalid", { message: says, hint: "Give it another value." });
}

type Overrides = EnvironmentContext["environment"]["overrides"];

/** A component without an override is left out, so that taking the last one back is exact. */
function withOverride(overrides: Overrides, { component, setting, value }: OverrideInput): Overrides {
  const { [component]: own = {}, ...others } = overrides;
  const { [setting]: _before, ...rest } = own;
  const next = value === undefined ? rest : { ...rest, [setting]: value };
  return Object.keys(next).length === 0 ? others : { ...others, [component]: next };
}
