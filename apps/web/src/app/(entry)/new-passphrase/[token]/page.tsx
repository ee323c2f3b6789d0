import type { Metadata } from "next";
import Link from "next/link";
import { ResetForm } from "@/features/account/components/reset-form.tsx";
import { isOutOfReach, serverCaller } from "@/trpc/server.tsx";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const metadata: Metadata = { title: "New passphrase", robots: { index: false }, referrer: "no-referrer" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await findReset(token);
  return (
    <section aria-labelledby="heading" className="space-y-5 rounded-dialog border border-line bg-surface p-6">
      <h1 id="heading" className="text-display">
        {found ? "New passphrase" : "This link was used before or is over"}
      </h1>
      {found ? (
        <TrpcClientProvider>
          <ResetForm token={token} email={found.email} />
        </TrpcClientProvider>
      ) : (
        <p>
          <Link href="/new-passphrase" className="text-accent underline">
            Ask for a new one
          </Link>
        </p>
      )}
    </section>
  );
}

async function findReset(token: string) {
  try {
    return await (await serverCaller()).account.findReset({ token });
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
}
