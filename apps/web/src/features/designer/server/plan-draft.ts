import { validate } from "@zerolake/blueprint";
import { AppError, createDeployment, getDraft } from "@zerolake/db";
import type { EnvironmentContext } from "./contexts.ts";
import type { PlanInput } from "./inputs.ts";
import { saveVersion } from "./versions.ts";

/**
 * Saves the draft as a version where it has changed, makes a deployment of it and rings for a worker to plan it. Nothing in
 * a cloud changes before somebody approves. Errors in the drawing stop it. With
 * `only` the plan is about these components and what they need.
 */
export async function planDraft(
  ctx: EnvironmentContext,
  { revision, note, only }: PlanInput,
): Promise<{ number: number; version: number }> {
  const { services, organization, project, environment, actor } = ctx;
  const draft = await getDraft(services.database, organization.id, project.id);
  if (draft.document.components.length === 0) {
    throw new AppError("blocked", { message: "The drawing is empty.", hint: "Add a component first." });
  }
  const unknown = only.find((id) => !draft.document.components.some((component) => component.id === id));
  if (unknown !== undefined)
    throw new AppError("invalid", { message: `${unknown} is not in the drawing any more.`, hint: "Select the parts again." });
  const errors = validate(draft.document).filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first) {
    const count = errors.length === 1 ? "1 thing" : `${errors.length} things`;
    throw new AppError("blocked", { message: `${count} must be fixed first. ${first.message}`, hint: "Open the findings of the drawing." });
  }
  const version = await saveVersion(ctx, { revision, note });
  const { id, number } = await createDeployment(services.database, organization.id, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    onlyComponents: only,
    actor,
  });
  await services.queue.enqueue("deployment.plan", { organizationId: organization.id, deploymentId: id });
  services.signals.publish(`organization:${organization.id}`);
  return { number, version: version.number };
}
