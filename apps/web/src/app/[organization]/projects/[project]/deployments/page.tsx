import type { Metadata } from "next";
import { DeploymentsPage } from "@/features/deployments/components/list/deployments-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { Hydrated, prefetchFirstPage, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Deployments" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string }> }) {
  const address = await params;
  await prefetchFirstPage(trpcOnServer.deployments.list.infiniteQueryOptions(address, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Hydrated>
      <PageBody>
        <DeploymentsPage address={address} />
      </PageBody>
    </Hydrated>
  );
}
