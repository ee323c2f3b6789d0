import * as z from "zod";

const REASON_MAX = 500;

/** Why something is put aside, and up to which day. */
export const ignoringInput = {
  reason: z.string().trim().min(1, "Say why it is ignored.").max(REASON_MAX, `Use at most ${REASON_MAX} characters.`),
  /** Last day, in UTC. */
  until: z.iso.date(),
};
