import * as z from "zod";
import { ignoringInput } from "@/server/ignoring-input.ts";

export const findingInput = z.object({ finding: z.uuid() });
export const ignoreInput = findingInput.extend(ignoringInput);

export type IgnoreInput = z.output<typeof ignoreInput>;
