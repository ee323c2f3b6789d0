import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isFreshInstallation } from "@/features/setup/server/is-fresh-installation.ts";
import { SignInForm } from "@/features/sign-in/components/sign-in-form.tsx";
import { currentSession } from "@/server/auth/current-session.ts";
import { localTarget } from "@/server/auth/local-target.ts";
import { signInErrorText } from "@/server/auth/sign-in-errors.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string; error?: string }> }) {
  const { to, error } = await searchParams;
  const target = localTarget(to);
  if (await currentSession()) redirect(target);
  if (await isFreshInstallation()) redirect("/setup");
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        Sign in
      </h1>
      <SignInForm target={target} initialError={error === undefined ? undefined : signInErrorText(error)} />
    </section>
  );
}
