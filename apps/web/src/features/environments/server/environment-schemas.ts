import { APPROVAL_DAYS_MAX, APPROVAL_RULES, ROLES } from "@zerolake/access";
import { TIERS } from "@zerolake/resources";
import * as z from "zod";

const name = z
  .string()
  .trim()
  .min(1, "The name is missing.")
  .max(30, "Use at most 30 characters: the name becomes part of resource names.");
/** Whether it is one of the environment's cloud is known to `requireRegion`. */
const region = z.string().max(40);

export const newEnvironmentSchema = z.object({
  name,
  region,
  tier: z.enum(TIERS),
  connection: z.uuid(),
  approvalRule: z.enum(APPROVAL_RULES).default("oneApprover"),
});

/** Whether a value fits its setting is known to the catalogue, which says so in the designer and in the plan. */
const overrides = z.record(z.string().max(31), z.record(z.string().max(100), z.json()));

/** By key; what fits is known to the list of questions, not to this schema. Empty = no answer any more. */
const answers = z.record(z.string().max(300), z.unknown()).refine((given) => Object.keys(given).length <= 200, "Send fewer answers.");

const LOCK_HOURS_MAX = 24 * 90;

export const lockSchema = z.object({
  reason: z.string().trim().min(1, "The reason is missing.").max(200, "Use at most 200 characters."),
  /** It ends by itself after so many hours; absent: somebody has to end it. */
  forHours: z.int().min(1).max(LOCK_HOURS_MAX).exactOptional(),
});

export const environmentSettingsSchema = z.object({
  name: name.exactOptional(),
  region: region.exactOptional(),
  tier: z.enum(TIERS).exactOptional(),
  connection: z.uuid().exactOptional(),
  approvalRule: z.enum(APPROVAL_RULES).exactOptional(),
  approvalRoles: z.array(z.enum(ROLES)).max(ROLES.length).exactOptional(),
  approvalDays: z.int().min(1).max(APPROVAL_DAYS_MAX).exactOptional(),
  overrides: overrides.exactOptional(),
  answers: answers.exactOptional(),
  /** Of the settings that were shown. */
  revision: z.int().min(0),
});
