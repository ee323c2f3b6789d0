import { type Cloud, COMPONENT_ID_PATTERN, type Tier, type Value } from "@zerolake/resources";
import * as z from "zod";
import {
  choiceKeySchema,
  cloudSchema,
  componentSchema,
  edgeIdSchema,
  edgeSchema,
  figureSchema,
  frameChangesSchema,
  frameSchema,
  idSchema,
  pointSchema,
  policiesSchema,
  settingKeySchema,
  tierSchema,
  titleSchema,
  valueSchema,
} from "../document/document-schema.ts";
import type { Blueprint, Component, Edge, Frame, Point } from "../document.ts";

/** What one gesture changes. Plain JSON: edits travel to the server, into the undo stack and the history. */
export type Edit =
  | { readonly edit: "addComponent"; readonly component: Component; readonly at?: Point; readonly index?: number }
  | { readonly edit: "removeComponent"; readonly component: string }
  | { readonly edit: "renameComponent"; readonly component: string; readonly title: string }
  | { readonly edit: "setSetting"; readonly component: string; readonly key: string; readonly value: Value }
  | { readonly edit: "unsetSetting"; readonly component: string; readonly key: string }
  | { readonly edit: "addEdge"; readonly edge: Edge; readonly index?: number }
  | { readonly edit: "removeEdge"; readonly edge: string }
  /** Replaces all settings of the edge; absent removes them. */
  | { readonly edit: "setEdgeSettings"; readonly edge: string; readonly settings?: Readonly<Record<string, Value>> }
  /** `null` takes a place away, so that the component is laid out by itself. */
  | { readonly edit: "moveComponents"; readonly positions: Readonly<Record<string, Point | null>> }
  | { readonly edit: "addFrame"; readonly frame: Frame; readonly index?: number }
  | { readonly edit: "updateFrame"; readonly frame: string; readonly changes: Partial<Omit<Frame, "id">> }
  | { readonly edit: "removeFrame"; readonly frame: string }
  /** Absent value takes the figure away. */
  | { readonly edit: "setWorkload"; readonly figure: string; readonly value?: number }
  | { readonly edit: "setTier"; readonly tier: Tier }
  | { readonly edit: "setPolicies"; readonly policies: Blueprint["policies"] }
  /** `key` is `<component>.<setting>`; absent value takes the choice away. */
  | { readonly edit: "setTargetChoice"; readonly cloud: Cloud; readonly key: string; readonly value?: Value }
  /** All of them, in order, or none: one undo step. */
  | { readonly edit: "batch"; readonly edits: readonly Edit[]; readonly label?: string };

export type EditKind = Edit["edit"];

/** Most edits of one batch; a paste of a whole blueprint stays below. */
const BATCH_MAX = 10_000;
const indexSchema = z.int().min(0).exactOptional();
const newComponentSchema = componentSchema.refine(({ id }) => COMPONENT_ID_PATTERN.test(id), "the id of a component is not legal");

const singleEditSchema = z.discriminatedUnion("edit", [
  z.strictObject({ edit: z.literal("addComponent"), component: newComponentSchema, at: pointSchema.exactOptional(), index: indexSchema }),
  z.strictObject({ edit: z.literal("removeComponent"), component: idSchema }),
  z.strictObject({ edit: z.literal("renameComponent"), component: idSchema, title: titleSchema }),
  z.strictObject({ edit: z.literal("setSetting"), component: idSchema, key: settingKeySchema, value: valueSchema }),
  z.strictObject({ edit: z.literal("unsetSetting"), component: idSchema, key: settingKeySchema }),
  z.strictObject({ edit: z.literal("addEdge"), edge: edgeSchema, index: indexSchema }),
  z.strictObject({ edit: z.literal("removeEdge"), edge: edgeIdSchema }),
  z.strictObject({
    edit: z.literal("setEdgeSettings"),
    edge: edgeIdSchema,
    settings: z.record(settingKeySchema, valueSchema).exactOptional(),
  }),
  z.strictObject({ edit: z.literal("moveComponents"), positions: z.record(idSchema, pointSchema.nullable()) }),
  z.strictObject({ edit: z.literal("addFrame"), frame: frameSchema, index: indexSchema }),
  z.strictObject({ edit: z.literal("updateFrame"), frame: idSchema, changes: frameChangesSchema }),
  z.strictObject({ edit: z.literal("removeFrame"), frame: idSchema }),
  z.strictObject({ edit: z.literal("setWorkload"), figure: settingKeySchema, value: figureSchema.exactOptional() }),
  z.strictObject({ edit: z.literal("setTier"), tier: tierSchema }),
  z.strictObject({ edit: z.literal("setPolicies"), policies: policiesSchema }),
  z.strictObject({ edit: z.literal("setTargetChoice"), cloud: cloudSchema, key: choiceKeySchema, value: valueSchema.exactOptional() }),
]);

/** An edit as it comes over the wire. A batch holds single edits or batches of single edits, no deeper. */
export const editSchema: z.ZodType<Edit> = z.union([singleEditSchema, batchOf(z.union([singleEditSchema, batchOf(singleEditSchema)]))]);

function batchOf<Inner extends z.ZodType>(inner: Inner) {
  return z.strictObject({
    edit: z.literal("batch"),
    edits: z.array(inner).max(BATCH_MAX),
    label: z.string().max(200).exactOptional(),
  });
}
