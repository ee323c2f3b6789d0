import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { LiveProvider } from "@/live/live-provider.tsx";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const dynamic = "force-dynamic";

export default async function ConsoleLayout({ children, params }: { children: ReactNode; params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return (
    <TrpcClientProvider>
      <NuqsAdapter>
        <LiveProvider organization={organization}>{children}</LiveProvider>
      </NuqsAdapter>
    </TrpcClientProvider>
  );
}
