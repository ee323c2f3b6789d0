import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isFreshInstallation } from "@/features/setup/server/is-fresh-installation.ts";
import { PasskeyButton } from "@/features/sign-in/components/passkey-button.tsx";
import { SignInForm } from "@/features/sign-in/components/sign-in-form.tsx";
import { currentSession } from "@/server/auth/current-session.ts";
import { localTarget } from "@/server/auth/local-target.ts";
import { relyingPartyOf } from "@/server/auth/relying-party.ts";
import { signInErrorText } from "@/server/auth/sign-in-errors.ts";
import { services } from "@/server/services.ts";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string; error?: string; passphrase?: string }>;
}) {
  const { to, error, passphrase } = await searchParams;
  const target = localTarget(to);
  if (await currentSession()) redirect(target);
  if (await isFreshInstallation()) redirect("/setup");
  const party = relyingPartyOf(services().environment.NEXTAUTH_URL);
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        Sign in
      </h1>
      <SignInForm
        target={target}
        initialError={error === undefined ? undefined : signInErrorText(error)}
        isPassphraseWanted={passphrase === "1"}
        beside={
          party && (
            <TrpcClientProvider>
              <PasskeyButton target={target} origin={party.origin} />
            </TrpcClientProvider>
          )
        }
      />
    </section>
  );
}
