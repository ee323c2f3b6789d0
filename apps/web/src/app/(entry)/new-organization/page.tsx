import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NewOrganizationForm } from "@/features/organizations/components/new-organization-form.tsx";
import { currentSession } from "@/server/auth/current-session.ts";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "New organisation" };
export const dynamic = "force-dynamic";

export default async function Page() {
  if (!(await currentSession())) redirect("/sign-in?to=/new-organization");
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        New organisation
      </h1>
      <TrpcClientProvider>
        <NewOrganizationForm />
      </TrpcClientProvider>
    </section>
  );
}
