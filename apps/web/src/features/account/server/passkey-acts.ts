import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { type Actor, addPasskey, removePasskey } from "@zerolake/db";
import { readNewPasskey } from "@/server/auth/passkey-ceremonies.ts";
import type { Services } from "@/server/services.ts";
import { tellPerson } from "./tell-person.ts";

interface Own {
  readonly user: { readonly id: string; readonly email: string };
  readonly actor: Actor;
}

export async function keepNewPasskey(
  services: Services,
  { user, actor, name, response }: Own & { name: string; response: RegistrationResponseJSON },
): Promise<void> {
  const passkey = await readNewPasskey(services, { userId: user.id, name, response });
  await addPasskey(services.database, { userId: user.id, actor, passkey });
  await tellPerson(services, { email: user.email, what: "A passkey was added", from: actor.from ?? {} });
}

export async function dropPasskey(services: Services, { user, actor, passkeyId }: Own & { passkeyId: string }): Promise<void> {
  await removePasskey(services.database, { userId: user.id, actor, passkeyId });
  await tellPerson(services, { email: user.email, what: "A passkey was removed", from: actor.from ?? {} });
}
