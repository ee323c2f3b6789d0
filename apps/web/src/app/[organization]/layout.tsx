import type { ReactNode } from "react";
import { TrpcClientProvider } from "@/trpc/trpc-client-provider.tsx";

export const dynamic = "force-dynamic";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return <TrpcClientProvider>{children}</TrpcClientProvider>;
}
