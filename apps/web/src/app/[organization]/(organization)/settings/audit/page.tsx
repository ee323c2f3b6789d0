import type { Metadata } from "next";
import { AuditPage } from "@/features/audit/components/audit-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Audit" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.audit.chain.queryOptions({ organization }));
  return (
    <Hydrated>
      <AuditPage organization={organization} />
    </Hydrated>
  );
}
