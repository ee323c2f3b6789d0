import type { Metadata } from "next";
import { DriftPage } from "@/features/drift/components/drift-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Drift" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.drift.list.queryOptions({ organization }));
  return (
    <Hydrated>
      <PageBody>
        <DriftPage organization={organization} />
      </PageBody>
    </Hydrated>
  );
}
