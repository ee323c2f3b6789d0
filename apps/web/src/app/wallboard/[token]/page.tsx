import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { LinkedWallboard } from "@/features/dashboard/components/linked-wallboard.tsx";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const dynamic = "force-dynamic";

/** The address is the key: it is told to nobody else. */
export const metadata: Metadata = { title: "Wallboard", referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <TrpcClientProvider>
      <NuqsAdapter>
        <LinkedWallboard token={token} />
      </NuqsAdapter>
    </TrpcClientProvider>
  );
}
