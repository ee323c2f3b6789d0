import { DATA_KINDS } from "@zerolake/catalog";
import { TIERS, type Value } from "@zerolake/resources";
import * as z from "zod";
import { type Blueprint, type Component, type Edge, type Frame, type Layout, SCHEMA_VERSION } from "../document.ts";
import {
  COMPONENTS_MAX,
  EDGES_MAX,
  FRAME_TINTS,
  FRAMES_MAX,
  TAG_NAME_PATTERN,
  TAG_VALUE_PATTERN,
  TAGS_MAX,
  TITLE_LENGTH_MAX,
} from "./document-limits.ts";

/** Setting keys are plain words: a key such as `__proto__` never gets as far as an object of ours. */
const SETTING_KEY = /^[a-z][A-Za-z0-9]{0,63}$/;
const CHOICE_KEY = /^[a-z][a-z0-9-]{0,30}\.[a-z][A-Za-z0-9]{0,63}$/;
const EDGE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

export const valueSchema: z.ZodType<Value> = z.json();
export const settingKeySchema = z.string().regex(SETTING_KEY, "a setting is named by a word such as retentionHours");
export const choiceKeySchema = z.string().regex(CHOICE_KEY, "a choice is named component.setting");
export const titleSchema = z.string().trim().min(1, "a title has at least one character").max(TITLE_LENGTH_MAX);
/** Whether an id is legal and unique is a finding of its own, with the id in its message. */
export const idSchema = z.string().min(1).max(80);
export const edgeIdSchema = z.string().regex(EDGE_ID, "an edge id has letters, digits, - and _");
const settingsSchema = z.record(settingKeySchema, valueSchema);

export const componentSchema: z.ZodType<Component> = z.strictObject({
  id: idSchema,
  kind: z.string().min(1).max(60),
  title: titleSchema,
  settings: settingsSchema.default({}),
});

const portSchema = z.strictObject({ component: idSchema, port: z.enum(DATA_KINDS) });

export const edgeSchema: z.ZodType<Edge> = z.strictObject({
  id: edgeIdSchema,
  from: portSchema,
  to: portSchema,
  settings: settingsSchema.exactOptional(),
});

export const tierSchema = z.enum(TIERS);
export const cloudSchema = z.enum(["aws", "azure", "gcp"]);
export const policiesSchema = z.strictObject({
  omit: z.array(z.string().max(60)).max(50),
  residencyRegion: z.string().min(1).max(60).exactOptional(),
  tags: z
    .record(z.string().regex(TAG_NAME_PATTERN), z.string().regex(TAG_VALUE_PATTERN))
    .refine((tags) => Object.keys(tags).length > 0, "no tags are left out, not empty")
    .refine((tags) => Object.keys(tags).length <= TAGS_MAX, `more than ${TAGS_MAX} tags`)
    .exactOptional(),
  accepted: z
    .array(
      z.strictObject({
        code: z.string().max(40),
        place: z.string().max(200).exactOptional(),
        reason: z.string().min(1).max(1000),
        until: z.iso.date().exactOptional(),
      }),
    )
    .max(500)
    .exactOptional(),
});
export const figureSchema = z.number().min(0);

/** The document of this version. What it leaves out gets the value that changes nothing. */
export const blueprintSchema: z.ZodType<Blueprint> = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  components: z.array(componentSchema).max(COMPONENTS_MAX),
  edges: z.array(edgeSchema).max(EDGES_MAX).default([]),
  workload: z.record(settingKeySchema, figureSchema).default({}),
  tier: tierSchema.default("prototype"),
  policies: policiesSchema.default({ omit: [] }),
  targetChoices: z
    .strictObject({
      aws: z.record(choiceKeySchema, valueSchema).exactOptional(),
      azure: z.record(choiceKeySchema, valueSchema).exactOptional(),
      gcp: z.record(choiceKeySchema, valueSchema).exactOptional(),
    })
    // A cloud without choices says nothing; left in, taking back a first choice would not be exact.
    .transform((choices) => Object.fromEntries(Object.entries(choices).filter(([, chosen]) => Object.keys(chosen).length > 0)))
    .default({}),
});

export const pointSchema = z.strictObject({ x: z.number(), y: z.number() });

const frameFields = {
  title: z.string().max(TITLE_LENGTH_MAX),
  note: z.string().max(4000),
  tint: z
    .int()
    .min(0)
    .max(FRAME_TINTS - 1),
  position: pointSchema,
  size: z.strictObject({ width: z.number().positive(), height: z.number().positive() }),
  members: z.array(idSchema).max(COMPONENTS_MAX),
};

export const frameSchema: z.ZodType<Frame> = z.strictObject({ id: idSchema, ...frameFields });

export const frameChangesSchema = z.strictObject({
  title: frameFields.title.exactOptional(),
  note: frameFields.note.exactOptional(),
  tint: frameFields.tint.exactOptional(),
  position: frameFields.position.exactOptional(),
  size: frameFields.size.exactOptional(),
  members: frameFields.members.exactOptional(),
});

export const layoutSchema: z.ZodType<Layout> = z.strictObject({
  positions: z.record(idSchema, pointSchema).default({}),
  frames: z.array(frameSchema).max(FRAMES_MAX).default([]),
});
