import type { Metadata } from "next";
import { SecurityPage } from "@/features/account/components/security-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Security" };

export default async function Page() {
  await prefetch(trpcOnServer.account.security.queryOptions());
  return (
    <Hydrated>
      <SecurityPage />
    </Hydrated>
  );
}
