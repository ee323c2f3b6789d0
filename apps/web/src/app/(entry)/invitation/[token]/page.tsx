import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import type { Metadata } from "next";
import Link from "next/link";
import { AcceptForm } from "@/features/invitation/components/accept-form.tsx";
import { JoinForm } from "@/features/invitation/components/join-form.tsx";
import { formatDate } from "@/format/time.ts";
import { currentSession } from "@/server/auth/current-session.ts";
import { isOutOfReach, serverCaller } from "@/trpc/server.tsx";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "Invitation", robots: { index: false }, referrer: "no-referrer" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation)
    return <Over title="This invitation is not known" hint="Check that the link is whole, or ask whoever sent it for a new one." />;
  const { organizationName, invitedBy, expiresAt, state, email, role } = invitation;
  if (state !== "open") {
    const what = { expired: `ended on ${formatDate(expiresAt)}`, revoked: "was taken back", used: "was used before" }[state];
    return <Over title={`This invitation ${what}`} hint={`Ask ${invitedBy} to send a new one.`} />;
  }
  const session = await currentSession();
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        Join {organizationName}
      </h1>
      <p className="text-secondary">
        {invitedBy} invites you as {ROLE_DESCRIPTIONS[role].title}: {ROLE_DESCRIPTIONS[role].purpose}
      </p>
      <TrpcClientProvider>
        {session ? (
          <AcceptForm token={token} organizationName={organizationName} email={session.userEmail} />
        ) : (
          <JoinForm token={token} email={email} organizationName={organizationName} />
        )}
      </TrpcClientProvider>
      {!session && (
        <p className="text-secondary">
          You have an account?{" "}
          <Link href={`/sign-in?to=/invitation/${token}`} className="text-accent underline">
            Sign in and join
          </Link>
        </p>
      )}
    </section>
  );
}

async function findInvitation(token: string) {
  try {
    return await (await serverCaller()).invitation.find({ token });
  } catch (error) {
    if (isOutOfReach(error)) return undefined;
    throw error;
  }
}

function Over({ title, hint }: { title: string; hint: string }) {
  return (
    <section aria-labelledby="heading" className="space-y-3 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        {title}
      </h1>
      <p className="text-secondary">{hint}</p>
    </section>
  );
}
