import type { Metadata } from "next";
import { DestroyPage } from "@/features/deployments/components/destroy/destroy-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Destroy resources" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string; environment: string }> }) {
  const address = await params;
  await prefetchSubject(trpcOnServer.environments.overview.queryOptions(address));
  return (
    <PageBody>
      <DestroyPage address={address} />
    </PageBody>
  );
}
