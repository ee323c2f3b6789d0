import type { Metadata } from "next";
import { PromotePage } from "@/features/releases/components/promote-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Promote a version" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string; environment: string }> }) {
  const at = await params;
  await prefetchSubject(trpcOnServer.environments.overview.queryOptions(at));
  return (
    <PageBody>
      <PromotePage at={at} />
    </PageBody>
  );
}
