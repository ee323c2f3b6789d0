import * as z from "zod";

const minute = z.int().min(0).max(1_440);

/** Whether the hours make sense is known to the repository, which says what is wrong. */
export const hoursInput = z.object({
  hours: z
    .object({
      timeZone: z.string().max(60),
      days: z.array(z.int().min(1).max(7)).max(7),
      startMinute: minute,
      endMinute: minute,
    })
    .nullable(),
});

export const expiryInput = z.object({ expiresAt: z.iso.datetime().nullable() });
