import { randomUUID } from "node:crypto";
import { applyEdit, type Edit } from "@zerolake/blueprint";
import { AppError, appendEdits, getDraft, updateEnvironment } from "@zerolake/db";
import type { Cloud, Value } from "@zerolake/resources";
import type { EnvironmentContext } from "./contexts.ts";
import { findFindings } from "./find-finding.ts";
import type { AdoptInDesignInput, AdoptInput } from "./inputs.ts";

/** Makes the design want what the cloud has, as an ordinary edit of this person on top of the draft that was shown. */
export async function adoptInDesign(ctx: EnvironmentContext, input: AdoptInDesignInput): Promise<void> {
  const { services, organization, project, environment, actor } = ctx;
  await findFindings(ctx, [input.finding]);
  const draft = await getDraft(services.database, organization.id, project.id);
  if (draft.revision !== input.revision) throw changedMeanwhile();
  const edit = editOf(input, environment.cloud);
  const applied = applyEdit({ blueprint: draft.document, layout: draft.layout }, edit);
  if (!applied.ok) {
    const { message, hint } = applied.error;
    throw new AppError("invalid", { message, ...(hint === undefined ? {} : { hint }) });
  }
  const { blueprintId } = draft;
  const { design, inverse } = applied.value;
  const outcome = await appendEdits(services.database, organization.id, {
    blueprintId,
    baseRevision: draft.revision,
    edits: [{ id: randomUUID(), edit, inverse }],
    document: design.blueprint,
    layout: design.layout,
    authorId: actor.id,
  });
  if (outcome.state === "behind") throw changedMeanwhile();
  services.signals.publish(`blueprint:${blueprintId}`);
}

/** As `adoptInDesign`, where the environment's own value decides. */
export async function adoptInEnvironment(ctx: EnvironmentContext, { finding, component, key, value }: AdoptInput): Promise<void> {
  const { services, organization, environment, actor } = ctx;
  await findFindings(ctx, [finding]);
  const { [key]: _before, ...rest } = environment.overrides[component] ?? {};
  const own = value === undefined ? rest : { ...rest, [key]: value };
  await updateEnvironment(services.database, organization.id, {
    environmentId: environment.id,
    revision: environment.revision,
    overrides: { ...environment.overrides, [component]: own },
    actor,
  });
  services.signals.publish(`organization:${organization.id}`);
}

function editOf({ place, component, key, value }: AdoptInDesignInput, cloud: Cloud): Edit {
  const given = value as Value | undefined;
  if (place === "choices")
    return { edit: "setTargetChoice", cloud, key: `${component}.${key}`, ...(given === undefined ? {} : { value: given }) };
  return given === undefined ? { edit: "unsetSetting", component, key } : { edit: "setSetting", component, key, value: given };
}

function changedMeanwhile(): AppError {
  return new AppError("conflict", { message: "The drawing has changed since you looked.", hint: "Look again, then adopt." });
}
