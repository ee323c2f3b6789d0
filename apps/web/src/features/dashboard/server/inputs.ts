import { BUDGET_USD_MAX } from "@zerolake/db";
import * as z from "zod";
import { RANGES } from "../store/ranges.ts";

/** What a dashboard is narrowed to, as it stands in the address. */
export const scopeInput = z.object({
  stage: z.string().min(1).max(100).nullish(),
  cloud: z.enum(["aws", "azure", "gcp"]).nullish(),
  owner: z.uuid().nullish(),
});
export const rangeInput = scopeInput.extend({ range: z.enum(RANGES) });

export type ScopeInput = z.output<typeof scopeInput>;

const filters = z.record(z.string().max(20), z.string().max(200)).refine((given) => Object.keys(given).length <= 10, "Too many filters.");
const name = z.string().trim().min(1, "Give it a name.").max(60, "Use a name of at most 60 characters.");

export const newViewInput = z.object({ name, filters });
export const viewInput = z.object({ view: z.uuid() });
export const newLinkInput = z.object({ name });
export const linkInput = z.object({ link: z.uuid() });
/** Long and random; anything else is no token. */
export const tokenInput = scopeInput.extend({ token: z.string().regex(/^[\w-]{43}$/), range: z.enum(RANGES) });
export const budgetInput = z.object({
  /** Slug of a project; absent for the organisation. */
  project: z.string().max(100).optional(),
  monthlyUsd: z
    .number()
    .positive("A budget is an amount above zero.")
    .max(BUDGET_USD_MAX, "That is more than anybody can deploy.")
    .nullable(),
});
