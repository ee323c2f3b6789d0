import { editSchema } from "@zerolake/blueprint";
import * as z from "zod";

const EDITS_PER_REQUEST_MAX = 500;
const NOTE_LENGTH_MAX = 500;
const COMPONENTS_MAX = 1_000;

const revision = z.int().min(0);
const note = z.string().trim().max(NOTE_LENGTH_MAX).default("");
const pendingEdit = z.object({ id: z.string().min(8).max(64), edit: editSchema });

export const saveEditsInput = z.object({ baseRevision: revision, edits: z.array(pendingEdit).min(1).max(EDITS_PER_REQUEST_MAX) });
export const sinceInput = z.object({ revision });
export const versionInput = z.object({ number: z.int().min(1) });
export const saveVersionInput = z.object({ revision, note });
export const restoreInput = z.object({ number: z.int().min(1), revision });
/** `only`: ids of the components to plan with what they need; everything otherwise. */
export const planInput = z.object({ revision, note, only: z.array(z.string().max(31)).max(COMPONENTS_MAX).default([]) });
/** Without a value the setting is the same here as everywhere. */
export const overrideInput = z.object({ component: z.string().max(31), setting: z.string().max(100), value: z.unknown().optional() });
export const overlayInput = z.object({ number: z.int().min(1), kind: z.enum(["plan", "run"]) });

export type SaveEditsInput = z.output<typeof saveEditsInput>;
export type SaveVersionInput = z.output<typeof saveVersionInput>;
export type RestoreInput = z.output<typeof restoreInput>;
export type PlanInput = z.output<typeof planInput>;
export type OverrideInput = z.output<typeof overrideInput>;
export type OverlayInput = z.output<typeof overlayInput>;
