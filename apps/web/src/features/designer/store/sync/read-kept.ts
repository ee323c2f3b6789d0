import { editSchema } from "@zerolake/blueprint";
import * as z from "zod";
import type { PendingEdit } from "./edit-log.ts";
import { keptText } from "./kept-edits.ts";

/** Storage may be written by an older version. */
const keptSchema = z.array(z.object({ id: z.string(), edit: editSchema, inverse: editSchema }));

/** Nothing when there is nothing, or nothing that can be read. */
export function readKept(storage: Pick<Storage, "getItem">, blueprintId: string): readonly PendingEdit[] {
  const text = keptText(storage, blueprintId);
  if (text === null) return [];
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
