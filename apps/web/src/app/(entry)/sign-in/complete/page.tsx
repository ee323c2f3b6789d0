import type { Metadata } from "next";
import { CompleteSignIn } from "@/features/sign-in/components/complete-sign-in.tsx";
import { localTarget } from "@/server/auth/local-target.ts";

export const metadata: Metadata = { title: "Signing in" };

export default async function CompletePage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const { to } = await searchParams;
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        Signing in
      </h1>
      <CompleteSignIn target={localTarget(to)} />
    </section>
  );
}
