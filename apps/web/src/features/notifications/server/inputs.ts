import { EVENT_KINDS, PERSONAL_CHOICES, ruleTermsSchema, WEBHOOK_FORMS } from "@zerolake/notifications";
import * as z from "zod";

const ENDPOINT_NAME_MAX = 80;
const ADDRESS_MAX = 2_000;

/** The time of the last line of the page before. */
export const pageInput = z.object({ cursor: z.date().nullish() });
export const lineInput = z.object({ notificationId: z.uuid() });
/** The newest that was on the screen: what came meanwhile stays unread. */
export const untilInput = z.object({ until: z.date() });
export const choicesInput = z.object({
  choices: z.array(z.object({ kind: z.enum(EVENT_KINDS), choice: z.enum(PERSONAL_CHOICES) })).max(EVENT_KINDS.length),
});

export const ruleInput = z.object({
  rule: ruleTermsSchema.extend({
    email: z.email("Write one e-mail address.").max(254).nullable(),
    endpointId: z.uuid().nullable(),
  }),
});
export const oneRuleInput = z.object({ ruleId: z.uuid() });

export const endpointInput = z.object({
  endpoint: z.object({
    name: z.string().trim().min(1, "Give the endpoint a name.").max(ENDPOINT_NAME_MAX),
    form: z.enum(WEBHOOK_FORMS),
    address: z.url({ protocol: /^https?$/, error: "Write the whole address, beginning with https://." }).max(ADDRESS_MAX),
  }),
});
export const oneEndpointInput = z.object({ endpointId: z.uuid() });
export const deliveryInput = z.object({ deliveryId: z.uuid() });
