import type { TRPCError } from "@trpc/server";
import { type Actor, noteRefusal } from "@zerolake/db";
import * as z from "zod";
import { logger } from "../logger.ts";
import type { Services } from "../services.ts";
import { appErrorOf } from "./error-mapping.ts";

const addressed = z.object({ organization: z.string().max(100) });

interface RefusedChange {
  readonly services: Pick<Services, "database" | "refusals">;
  readonly actor: Actor & { readonly id: string };
  readonly path: string;
  readonly input: unknown;
  readonly error: TRPCError;
}

/** Notes a change that somebody was not allowed to make, in the organisation that they asked for; for a stranger once a minute, whatever they tried. */
export async function noteRefusedChange({ services, actor, path, input, error }: RefusedChange): Promise<void> {
  const { code, message } = appErrorOf(error);
  const { data: at } = addressed.safeParse(input);
  const isStranger = code === "notFound" && message.includes("such organisation");
  if (!at || (code !== "forbidden" && !isStranger)) return;
  const repeated = services.refusals.open(`${at.organization} ${actor.id} ${isStranger ? "" : path}`);
  if (repeated === undefined) return;
  try {
    await noteRefusal(services.database, at.organization, { actor, asked: path, reason: message, repeated });
  } catch (problem) {
    // The refusal stands, whether or not it could be written down.
    logger.warn({ err: problem, path }, "a refused change could not be noted");
  }
}
