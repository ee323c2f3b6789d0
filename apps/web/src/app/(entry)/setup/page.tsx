import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/features/setup/components/setup-form.tsx";
import { isFreshInstallation } from "@/features/setup/server/is-fresh-installation.ts";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if (!(await isFreshInstallation())) redirect("/sign-in");
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        Set up Zerolake
      </h1>
      <TrpcClientProvider>
        <SetupForm />
      </TrpcClientProvider>
    </section>
  );
}
