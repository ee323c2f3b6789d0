import {
  createNotificationRule,
  createWebhookEndpoint,
  deleteNotificationRule,
  deleteWebhookEndpoint,
  listNotificationPlaces,
  listNotificationRules,
  listWebhookDeliveries,
  listWebhookEndpoints,
  requestWebhookTest,
  resumeWebhookEndpoint,
  rotateWebhookSecret,
  sendDeliveryAgain,
  setNotificationRuleEnabled,
  updateNotificationRule,
} from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { deliveryInput, endpointInput, oneEndpointInput, oneRuleInput, ruleInput } from "./inputs.ts";

const manage = organizationProcedure("notification:manage");

/** What an organisation sends, and where. */
export const notificationsRouter = router({
  rules: manage.query(({ ctx }) => listNotificationRules(ctx.services.database, ctx.organization.id)),
  createRule: manage
    .input(ruleInput)
    .mutation(({ ctx, input }) => createNotificationRule(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  updateRule: manage
    .input(oneRuleInput.extend(ruleInput.shape))
    .mutation(({ ctx, input }) => updateNotificationRule(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  setRuleEnabled: manage
    .input(oneRuleInput.extend({ isEnabled: z.boolean() }))
    .mutation(({ ctx, input }) => setNotificationRuleEnabled(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  removeRule: manage
    .input(oneRuleInput)
    .mutation(({ ctx, input }) => deleteNotificationRule(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  endpoints: manage.query(({ ctx }) => listWebhookEndpoints(ctx.services.database, ctx.organization.id)),
  createEndpoint: manage.input(endpointInput).mutation(({ ctx, input }) => {
    const { services, organization, actor } = ctx;
    return createWebhookEndpoint(services.database, organization.id, { ...input, secrets: services.secretBox, actor });
  }),
  rotateSecret: manage.input(oneEndpointInput).mutation(({ ctx, input }) => {
    const { services, organization, actor } = ctx;
    return rotateWebhookSecret(services.database, organization.id, { ...input, secrets: services.secretBox, actor });
  }),
  resumeEndpoint: manage
    .input(oneEndpointInput)
    .mutation(({ ctx, input }) => resumeWebhookEndpoint(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  removeEndpoint: manage
    .input(oneEndpointInput)
    .mutation(({ ctx, input }) => deleteWebhookEndpoint(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  deliveries: manage
    .input(oneEndpointInput)
    .query(({ ctx, input }) => listWebhookDeliveries(ctx.services.database, ctx.organization.id, input.endpointId)),
  test: manage.input(oneEndpointInput).mutation(async ({ ctx, input }) => {
    const { services, organization } = ctx;
    const { deliveryId } = await requestWebhookTest(services.database, organization.id, input.endpointId);
    await services.queue.enqueue("webhook.send", { organizationId: organization.id, deliveryId });
    return { deliveryId };
  }),
  sendAgain: manage.input(deliveryInput).mutation(async ({ ctx, input: { deliveryId } }) => {
    const { services, organization } = ctx;
    await sendDeliveryAgain(services.database, organization.id, deliveryId);
    await services.queue.enqueue("webhook.send", { organizationId: organization.id, deliveryId });
  }),
  places: manage.query(({ ctx }) => listNotificationPlaces(ctx.services.database, ctx.organization.id)),
});
