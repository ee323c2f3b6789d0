import * as z from "zod";

export const POLL_MS = 2_000;

/** What a poll needs to know; it travels through the journal as text. */
export const openSchema = z.object({
  verb: z.enum(["create", "update", "delete"]),
  type: z.string(),
  /** Address of the resource; empty while only the operation's end tells it. */
  path: z.string(),
  url: z.string(),
  /** Where the resource will stand, while its id is not drawn. */
  under: z.exactOptional(z.string()),
});
export type OpenOperation = z.infer<typeof openSchema>;

/** Stands for the address of an operation where only the resource tells how it is. */
export const ITSELF = "itself";
