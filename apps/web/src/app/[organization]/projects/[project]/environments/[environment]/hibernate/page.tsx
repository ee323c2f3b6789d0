import type { Metadata } from "next";
import { HibernatePage } from "@/features/schedules/components/hibernate-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Hibernate" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string; environment: string }> }) {
  const at = await params;
  await prefetchSubject(trpcOnServer.environments.overview.queryOptions(at));
  return (
    <PageBody>
      <HibernatePage at={at} />
    </PageBody>
  );
}
