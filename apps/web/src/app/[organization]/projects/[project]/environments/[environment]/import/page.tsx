import type { Metadata } from "next";
import { ImportPage } from "@/features/imports/components/import-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Import existing resources" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string; environment: string }> }) {
  const at = await params;
  await prefetchSubject(trpcOnServer.environments.overview.queryOptions(at));
  return (
    <PageBody>
      <ImportPage at={at} />
    </PageBody>
  );
}
