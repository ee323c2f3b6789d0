import type { Metadata } from "next";
import { TokensPage } from "@/features/tokens/components/tokens-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Tokens" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.tokens.own.queryOptions({ organization }));
  return (
    <Hydrated>
      <TokensPage organization={organization} />
    </Hydrated>
  );
}
