import * as z from "zod";
import { ignoringInput } from "@/server/ignoring-input.ts";

const FINDINGS_MAX = 500;

const finding = z.uuid();
const findings = z.array(finding).min(1).max(FINDINGS_MAX);

export const findingInput = z.object({ finding });
export const findingsInput = z.object({ findings });
export const ignoreInput = findingsInput.extend(ignoringInput);
/** `null`: never by itself. */
export const scheduleInput = z.object({ everyHours: z.int().min(1).max(720).nullable() });
export const adoptInput = z.object({
  finding,
  /** Of the draft that the preview was made from. */
  revision: z.int().min(0),
  component: z.string().max(31),
  key: z.string().max(100),
  /** Absent: the setting goes, so that its default holds. */
  value: z.json().exactOptional(),
});
/** In the drawing, or in its choices for the environment's cloud. */
export const adoptInDesignInput = adoptInput.extend({ place: z.enum(["design", "choices"]) });

export type IgnoreInput = z.output<typeof ignoreInput>;
export type AdoptInput = z.output<typeof adoptInput>;
export type AdoptInDesignInput = z.output<typeof adoptInDesignInput>;
