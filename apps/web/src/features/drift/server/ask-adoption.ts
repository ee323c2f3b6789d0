import { setImmediate as otherTurn } from "node:timers/promises";
import { type Adoption, type AdoptionQuestion, adoptionTrials, wantedValue } from "@zerolake/adoption";
import {
  blueprintFor,
  connectionFacts,
  getConnection,
  getDraft,
  getInstallationId,
  listRecordedResources,
  notFound,
  targetOf,
} from "@zerolake/db";
import type { Value } from "@zerolake/resources";
import { previewOwner } from "@/clouds/preview-owner.ts";
import type { EnvironmentContext } from "./contexts.ts";
import { findFindings } from "./find-finding.ts";

export interface AdoptionPreview {
  readonly answer: Adoption;
  /** Of the draft that was asked: an edit goes on top of it. */
  readonly revision: number;
}

/**
 * Looks for the setting of the draft after whose change it wants what the cloud has. Each trial compiles the design, so others are
 * answered between two.
 */
export async function askAdoption(ctx: EnvironmentContext, id: string): Promise<AdoptionPreview> {
  const { finding, question, revision } = await questionOf(ctx, id);
  if (finding.kind !== "changed") return { revision, answer: { found: false, why: "The resource is not there any more." } };
  if (finding.isSensitive) return { revision, answer: { found: false, why: "It is a secret: its value is not known here." } };
  const trials = adoptionTrials(question);
  for (;;) {
    const trial = trials.next();
    if (trial.done) return { revision, answer: trial.value };
    await otherTurn();
  }
}

/** What the draft wants there, for a person who compares; one compilation. Nothing of a secret. */
export async function askWanted(ctx: EnvironmentContext, id: string): Promise<{ readonly value: Value | null }> {
  const { finding, question } = await questionOf(ctx, id);
  return { value: finding.isSensitive ? null : (wantedValue(question) ?? null) };
}

async function questionOf(ctx: EnvironmentContext, id: string) {
  const { services, organization, project, environment } = ctx;
  const { database } = services;
  const [finding] = await findFindings(ctx, [id]);
  if (!finding) throw notFound("drift finding");
  const [draft, recorded, installationId, connection] = await Promise.all([
    getDraft(database, organization.id, project.id),
    listRecordedResources(database, organization.id, environment.id),
    getInstallationId(database),
    getConnection(database, organization.id, environment.connectionId),
  ]);
  const account = connection.account ?? previewOwner(environment.cloud).account;
  const target = targetOf(environment, { installationId, account, facts: connectionFacts(connection) });
  const { address, path, observed } = finding;
  const question: AdoptionQuestion = { blueprint: blueprintFor(environment, draft.document), target, address, path, observed, recorded };
  return { finding, question, revision: draft.revision };
}
