import { AppError } from "@zerolake/db";
import { userProcedure } from "./procedures.ts";

/** Ways to sign in that prove who a person is to this installation, not only to one organisation. */
const OWN_METHODS: ReadonlySet<string> = new Set(["passphrase", "passkey"]);

/**
 * For what belongs to a person's account in all organisations: an identity provider of one of them must not reach into the others, nor may a token
 * do what its person has to do.
 */
export const ownAccountProcedure = userProcedure.use(({ ctx, next }) => {
  const { method, organizationId } = ctx.session;
  if (organizationId === null && OWN_METHODS.has(method)) return next();
  throw new AppError("forbidden", {
    message: "You signed in through an organisation, which is good there only.",
    hint: "Sign in with your passphrase or a passkey to do this.",
  });
});
