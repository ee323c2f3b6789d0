import type { Metadata } from "next";
import { EnvironmentsPage } from "@/features/environments/components/environments-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Environments" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string }> }) {
  const at = await params;
  await prefetch(trpcOnServer.environments.list.queryOptions(at));
  return (
    <Hydrated>
      <EnvironmentsPage at={at} />
    </Hydrated>
  );
}
