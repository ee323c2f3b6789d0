import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { endAllOwnSessions, endOwnSession, findPassphraseReset } from "@zerolake/db";
import * as z from "zod";
import { askForNewPasskey, askForPasskey } from "@/server/auth/passkey-ceremonies.ts";
import { passkeyAnswer } from "@/server/auth/passkey-provider.ts";
import { PASSPHRASE_LENGTH_MAX } from "@/server/auth/passphrase-rules.ts";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import { logger } from "@/server/logger.ts";
import { router } from "@/server/trpc/init.ts";
import { ownAccountProcedure } from "@/server/trpc/own-account-procedure.ts";
import { publicProcedure, userProcedure } from "@/server/trpc/procedures.ts";
import { confirmByPasskey, confirmByPassphrase } from "./confirm-person.ts";
import { confirmedProcedure } from "./confirmed-procedure.ts";
import { describeSecurity } from "./describe-security.ts";
import { limitResets } from "./limit-resets.ts";
import { dropPasskey, keepNewPasskey } from "./passkey-acts.ts";
import { askForReset, resetPassphrase, setPassphrase } from "./passphrase-acts.ts";
import { finishApp, newRecoveryCodes, removeApp, startApp } from "./second-factor-acts.ts";

const passphrase = z.string().max(PASSPHRASE_LENGTH_MAX);
const code = z.string().max(100);
const token = z.string().min(20).max(100);
const madeShape = z.object({
  id: z.string().max(2_000),
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
});
/** What a device made; the library checks every part of it. */
const newPasskey = z.object({
  name: z.string().trim().min(1, "Give the passkey a name.").max(60),
  response: z.custom<RegistrationResponseJSON>((value) => madeShape.safeParse(value).success, "This is no passkey."),
});

/** How somebody signs in. What changes that wants a recent proof of who they are. */
export const accountRouter = router({
  security: userProcedure.query(({ ctx }) => describeSecurity(ctx.services, ctx.session)),

  confirm: ownAccountProcedure
    .input(z.object({ passphrase, code }))
    .mutation(({ ctx: { services, session, from }, input }) => confirmByPassphrase(services, { session, from, ...input })),
  confirmPasskeyOptions: ownAccountProcedure.mutation(({ ctx }) => askForPasskey(ctx.services, ctx.user.id)),
  confirmByPasskey: ownAccountProcedure
    .input(z.object({ answer: passkeyAnswer }))
    .mutation(({ ctx: { services, session }, input }) => confirmByPasskey(services, { session, answer: input.answer })),

  setPassphrase: confirmedProcedure
    .input(z.object({ passphrase }))
    .mutation(({ ctx: { services, user, actor, session }, input }) =>
      setPassphrase(services, { user, actor, sessionId: session.id, ...input }),
    ),

  startApp: confirmedProcedure.mutation(({ ctx: { services, user, actor } }) => startApp(services, { user, actor })),
  finishApp: confirmedProcedure
    .input(z.object({ code }))
    .mutation(({ ctx: { services, user, actor }, input }) => finishApp(services, { user, actor, ...input })),
  removeApp: confirmedProcedure.mutation(({ ctx: { services, user, actor } }) => removeApp(services, { user, actor })),
  newRecoveryCodes: confirmedProcedure.mutation(({ ctx: { services, user, actor } }) => newRecoveryCodes(services, { user, actor })),

  newPasskeyOptions: confirmedProcedure.mutation(({ ctx }) => askForNewPasskey(ctx.services, ctx.user)),
  addPasskey: confirmedProcedure
    .input(newPasskey)
    .mutation(({ ctx: { services, user, actor }, input }) => keepNewPasskey(services, { user, actor, ...input })),
  removePasskey: confirmedProcedure
    .input(z.object({ passkeyId: z.uuid() }))
    .mutation(({ ctx: { services, user, actor }, input }) => dropPasskey(services, { user, actor, ...input })),

  endSession: userProcedure.input(z.object({ sessionId: z.uuid() })).mutation(async ({ ctx: { services, session }, input }) => {
    await endOwnSession(services.database, session, input.sessionId);
    tellSessions(services, [input.sessionId]);
  }),
  endAllSessions: ownAccountProcedure.mutation(async ({ ctx: { services, user } }) => {
    tellSessions(services, await endAllOwnSessions(services.database, user.id));
  }),

  /** Of whoever signs in; the answer goes to the provider of next-auth. */
  passkeyOptions: publicProcedure.mutation(({ ctx }) => askForPasskey(ctx.services, null)),

  askForReset: publicProcedure
    .input(z.object({ email: z.email("This is not an e-mail address.").max(320) }))
    .mutation(async ({ ctx, input }) => {
      await limitResets(ctx.services, { email: input.email, address: ctx.from.address ?? "unknown" });
      // Not waited for: how long it takes would tell whether the address is known.
      askForReset(ctx.services, { ...input, from: ctx.from }).catch((error: unknown) => logger.error({ err: error }, "no link was sent"));
    }),
  findReset: publicProcedure.input(z.object({ token })).query(async ({ ctx, input }) => {
    const found = await findPassphraseReset(ctx.services.database, input.token);
    return found ? { email: found.email } : null;
  }),
  reset: publicProcedure
    .input(z.object({ token, passphrase }))
    .mutation(({ ctx, input }) => resetPassphrase(ctx.services, { ...input, from: ctx.from })),
});
