import type { Metadata } from "next";
import { OrphansPage } from "@/features/orphans/components/orphans-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Orphans" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.orphans.list.queryOptions({ organization }));
  return (
    <Hydrated>
      <PageBody>
        <OrphansPage organization={organization} />
      </PageBody>
    </Hydrated>
  );
}
