import { type Environment, lockEnvironment, unlockEnvironment } from "@zerolake/db";
import type * as z from "zod";
import type { Services } from "@/server/services.ts";
import type { lockSchema } from "./environment-schemas.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string };
  readonly environment: Environment;
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

/** From now on nothing is deployed here; what is being applied goes on to its end. */
export async function lock(at: Where, input: z.infer<typeof lockSchema>): Promise<void> {
  const { services, organization, environment, actor } = at;
  await lockEnvironment(services.database, organization.id, { ...input, environmentId: environment.id, actor });
  services.signals.publish(`organization:${organization.id}`);
}

/** What was approved meanwhile starts within seconds: the workers look for what is due. */
export async function unlock({ services, organization, environment, actor }: Where): Promise<void> {
  await unlockEnvironment(services.database, organization.id, { environmentId: environment.id, actor });
  services.signals.publish(`organization:${organization.id}`);
}
