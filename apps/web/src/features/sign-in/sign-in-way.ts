import * as z from "zod";
import { signInErrorText } from "@/server/auth/sign-in-errors.ts";

const answerSchema = z.union([
  z.object({ url: z.url({ protocol: /^https?$/ }) }),
  z.object({ method: z.enum(["passphrase", "sso"]) }),
  z.object({ error: z.string() }),
]);
type Answer = z.infer<typeof answerSchema>;

/** How somebody with this address goes on: to their provider, with a passphrase, or with a choice. Failures come as a sentence. */
export async function askHowToSignIn({
  email,
  target,
  isSsoChosen,
}: {
  readonly email: string;
  readonly target: string;
  readonly isSsoChosen: boolean;
}): Promise<Answer> {
  const body = JSON.stringify({ email, to: target, isChosen: isSsoChosen });
  const response = await fetch("/api/sso/begin", { method: "POST", headers: { "content-type": "application/json" }, body }).catch(
    () => undefined,
  );
  const answer = answerSchema.safeParse(await response?.json().catch(() => undefined));
  if (!answer.success) return { error: signInErrorText("network") };
  return "error" in answer.data ? { error: signInErrorText(answer.data.error) } : answer.data;
}
