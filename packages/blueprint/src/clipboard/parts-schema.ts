import * as z from "zod";
import { COMPONENTS_MAX, EDGES_MAX } from "../document/document-limits.ts";
import { componentSchema, edgeSchema, pointSchema } from "../document/document-schema.ts";
import { SCHEMA_VERSION } from "../document.ts";
import type { Parts } from "./parts.ts";

export const partsSchema: z.ZodType<Parts> = z.strictObject({
  kind: z.literal("zerolake/parts"),
  schemaVersion: z.literal(SCHEMA_VERSION),
  components: z.array(componentSchema).max(COMPONENTS_MAX),
  edges: z.array(edgeSchema).max(EDGES_MAX),
  positions: z.record(z.string(), pointSchema),
  edgesLeftOut: z.int().min(0),
});
