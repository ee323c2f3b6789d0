import { type TrackedEnvelope, tracked } from "@trpc/server";
import { getDeploymentByNumber, getDraft, getProjectBySlug } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import type { LiveMessage } from "./live-message.ts";
import { watchChanges, watchRights, watchRun } from "./live-streams.ts";
import { mergeStreams } from "./merge-streams.ts";

const inputSchema = z.object({
  /** Project whose blueprint is open. */
  blueprintOf: z.string().nullish(),
  /** Deployment whose events are shown, and the last event that is already there. */
  run: z.object({ project: z.string(), deployment: z.int(), afterSequence: z.int().min(0) }).nullish(),
  /** Whether how far deployments are is shown, of the whole organisation. */
  progress: z.boolean().nullish(),
  /** Sent by the client itself when the connection was cut: the id of the last message it has got. */
  lastEventId: z.string().nullish(),
});

/** One stream for everything that a page shows: browsers allow six per host. */
export const liveRouter = router({
  stream: organizationProcedure("deployment:read")
    .input(inputSchema)
    .subscription(async function* ({ ctx, input, signal: given }): AsyncGenerator<TrackedEnvelope<LiveMessage>> {
      const { services, session } = ctx;
      const { signals, database } = services;
      const { id: organizationId, slug: organizationSlug } = ctx.organization;
      const ended = new AbortController();
      const signal = given ? AbortSignal.any([given, ended.signal]) : ended.signal;

      const sources = [
        watchChanges(signals, { channel: `organization:${organizationId}`, message: { type: "changed" }, signal }),
        watchChanges(signals, { channel: `inbox:${organizationId}:${session.userId}`, message: { type: "notified" }, signal }),
        watchRights(services, { session, organizationSlug, signal }),
      ];
      if (input.progress)
        sources.push(watchChanges(signals, { channel: `progress:${organizationId}`, message: { type: "progressed" }, signal }));
      if (input.blueprintOf) {
        const project = await getProjectBySlug(database, organizationId, input.blueprintOf);
        const { blueprintId } = await getDraft(database, organizationId, project.id);
        sources.push(watchChanges(signals, { channel: `blueprint:${blueprintId}`, message: { type: "blueprintChanged" }, signal }));
      }
      let cursor = Math.max(input.run?.afterSequence ?? 0, Number(input.lastEventId ?? 0) || 0);
      if (input.run) {
        const project = await getProjectBySlug(database, organizationId, input.run.project);
        const { id: deploymentId } = await getDeploymentByNumber(database, organizationId, {
          projectId: project.id,
          number: input.run.deployment,
        });
        sources.push(watchRun(services, { organizationId, deploymentId, afterSequence: cursor, signal }));
      }

      try {
        yield tracked(String(cursor), { type: "opened" });
        for await (const message of mergeStreams(sources)) {
          if (message.type === "runEvents") cursor = message.events.at(-1)?.sequence ?? cursor;
          yield tracked(String(cursor), message);
        }
      } finally {
        ended.abort();
      }
    }),
});
