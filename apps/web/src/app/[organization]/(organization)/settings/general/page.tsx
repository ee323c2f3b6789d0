import type { Metadata } from "next";
import { GeneralPage } from "@/features/organizations/components/general-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "General" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.organizations.general.queryOptions({ organization }));
  return (
    <Hydrated>
      <GeneralPage organization={organization} />
    </Hydrated>
  );
}
