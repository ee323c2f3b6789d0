import { DEPLOYMENT_STATES } from "@zerolake/execution";
import * as z from "zod";
import { LIST_SPANS } from "../store/list-spans.ts";

const COMMENT_LENGTH_MAX = 2_000;
const CONSENTS_MAX = 1_000;
const COMPONENTS_MAX = 1_000;
const ADDRESSES_MAX = 1_000;

const consents = z.array(z.string().max(500)).max(CONSENTS_MAX).default([]);

export const listInput = z.object({
  /** Slug of the environment; all of them otherwise. */
  environment: z.string().max(100).exactOptional(),
  states: z.array(z.enum(DEPLOYMENT_STATES)).exactOptional(),
  /** Id of who asked for it. */
  by: z.uuid().exactOptional(),
  /** How long ago it was asked for, at most. */
  within: z.enum(LIST_SPANS).exactOptional(),
  /** Number of the last row of the page before. */
  cursor: z.int().min(1).nullish(),
});
const wish = z.object({
  /** Addresses whose names were typed now. */
  consents,
  /** The deployment whose consents hold again. */
  inheritConsentsOfId: z.uuid().exactOptional(),
  retryOfId: z.uuid().exactOptional(),
});
export const planInput = wish.extend({
  version: z.int().min(1).exactOptional(),
  /** Components and single resources to plan with what they need; everything otherwise. */
  onlyComponents: z.array(z.string().max(100)).max(COMPONENTS_MAX).default([]),
  onlyAddresses: z.array(z.string().max(500)).max(ADDRESSES_MAX).default([]),
  /** Looks at everything that is deployed before the plan is computed. */
  refreshFirst: z.boolean().default(false),
});
export const destroyInput = wish.extend({
  undoOfId: z.uuid().exactOptional(),
  /** A finding whose resource, recorded nowhere, is all that is destroyed. */
  orphanId: z.uuid().exactOptional(),
  /** Components to destroy with what depends on them; everything otherwise. */
  destroyComponents: z.array(z.string().max(100)).max(COMPONENTS_MAX).default([]),
});
/** Number of the deployment whose creations are to be destroyed; everything otherwise. */
export const destroyableInput = z.object({ undo: z.int().min(1).exactOptional() });
export const commentInput = z.object({ comment: z.string().trim().max(COMMENT_LENGTH_MAX).exactOptional() });
export const approveInput = commentInput.extend({
  planHash: z.string().length(64),
  /** Needed when the plan loses data; with the environment's name from whoever did not consent. */
  /** Needed when the cloud says that something stands in the way. */
  acceptsPreflight: z.boolean().exactOptional(),
  acceptsLoss: z.object({ environment: z.string().max(100).exactOptional() }).exactOptional(),
  /** What the guardrails said when the reviewer looked; with a reason where one asks for it. */
  policies: z.object({ seen: z.string().length(64), reason: z.string().trim().max(COMMENT_LENGTH_MAX).exactOptional() }).exactOptional(),
});

export type ListInput = z.output<typeof listInput>;
export type PlanInput = z.output<typeof planInput>;
export type DestroyInput = z.output<typeof destroyInput>;
export type CommentInput = z.output<typeof commentInput>;
export type ApproveInput = z.output<typeof approveInput>;
