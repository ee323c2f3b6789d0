import { DEMO } from "@zerolake/db";
import { DEMO_PASSPHRASE } from "../stack.ts";

/** The cookies of the demo's owner, who signs in over HTTP as a browser does. */
export async function sessionCookie(url: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { readonly csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email: DEMO.email, passphrase: DEMO_PASSPHRASE, json: "true" });
  const answer = await fetch(`${url}/api/auth/callback/local`, {
    method: "POST",
    headers: { cookie: cookiesOf(asked) },
    body,
    redirect: "manual",
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("session-token=")) throw new Error(`Nobody was signed in: ${answer.status} ${await answer.text()}`);
  return cookie;
}

function cookiesOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0])
    .join("; ");
}
