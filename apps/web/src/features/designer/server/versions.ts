import { blueprintHash } from "@zerolake/blueprint";
import {
  createVersion,
  findMemberNames,
  getBlueprintPlace,
  getDraft,
  getVersionByNumber,
  listVersions,
  restoreVersion,
} from "@zerolake/db";
import type { BlueprintContext } from "./contexts.ts";
import type { RestoreInput, SaveVersionInput } from "./inputs.ts";

/** Newest first, with who saved them and where they are deployed. */
export async function listDraftVersions({ services, organization, project }: BlueprintContext) {
  const { database } = services;
  const { blueprintId } = await getBlueprintPlace(database, organization.id, project.id);
  const versions = await listVersions(database, organization.id, blueprintId);
  const names = await findMemberNames(
    database,
    organization.id,
    versions.map(({ createdById }) => createdById),
  );
  return versions.map(({ number, note, createdAt, createdById, deployedIn, semanticHash }) => ({
    number,
    note,
    createdAt,
    by: names.get(createdById) ?? "Somebody who left",
    deployedIn,
    semanticHash,
  }));
}

/** One version as it was saved; it never changes. */
export async function openVersion({ services, organization, project }: BlueprintContext, number: number) {
  const { blueprintId } = await getBlueprintPlace(services.database, organization.id, project.id);
  const { document, layout, note, createdAt } = await getVersionByNumber(services.database, organization.id, { blueprintId, number });
  return { number, note, createdAt, design: { blueprint: document, layout } };
}

/** Saves the draft as the next version; one that means the same as the newest is that one. */
export async function saveVersion(ctx: BlueprintContext, { revision, note }: SaveVersionInput): Promise<{ id: string; number: number }> {
  const { services, organization, project, user, actor } = ctx;
  const draft = await getDraft(services.database, organization.id, project.id);
  const { id, number } = await createVersion(services.database, organization.id, {
    blueprintId: draft.blueprintId,
    revision,
    semanticHash: blueprintHash(draft.document),
    note,
    createdById: user.id,
    actor,
  });
  services.signals.publish(`organization:${organization.id}`);
  return { id, number };
}

/** Makes the draft equal to a version; the draft as it is becomes a version first, so nothing is lost. */
export async function restoreAsDraft(ctx: BlueprintContext, { number, revision }: RestoreInput): Promise<{ revision: number }> {
  const { services, organization, project, user, actor } = ctx;
  const draft = await getDraft(services.database, organization.id, project.id);
  const { blueprintId } = draft;
  const version = await getVersionByNumber(services.database, organization.id, { blueprintId, number });
  const restored = await restoreVersion(services.database, organization.id, {
    blueprintId,
    versionId: version.id,
    revision,
    draftHash: blueprintHash(draft.document),
    authorId: user.id,
    actor,
  });
  services.signals.publish(`blueprint:${blueprintId}`);
  services.signals.publish(`organization:${organization.id}`);
  return restored;
}
