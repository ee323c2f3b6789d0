import type { Metadata } from "next";
import { ApprovalsPage } from "@/features/deployments/components/approvals/approvals-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Approvals" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.deployments.approvals.queryOptions({ organization }));
  return (
    <Hydrated>
      <PageBody>
        <ApprovalsPage organization={organization} />
      </PageBody>
    </Hydrated>
  );
}
