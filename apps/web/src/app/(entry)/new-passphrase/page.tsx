import type { Metadata } from "next";
import Link from "next/link";
import { AskForReset } from "@/features/account/components/ask-for-reset.tsx";
import { sendsMail } from "@/server/environment.ts";
import { services } from "@/server/services.ts";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "New passphrase" };
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        New passphrase
      </h1>
      {sendsMail(services().environment) ? (
        <TrpcClientProvider>
          <AskForReset />
        </TrpcClientProvider>
      ) : (
        <p className="text-secondary">This installation sends no letters. Ask an owner of your organisation for a link.</p>
      )}
      <p>
        <Link href="/sign-in" className="text-accent underline">
          Back to sign-in
        </Link>
      </p>
    </section>
  );
}
