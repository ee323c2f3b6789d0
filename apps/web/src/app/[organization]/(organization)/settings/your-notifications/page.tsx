import type { Metadata } from "next";
import { YourNotificationsPage } from "@/features/notifications/components/your-notifications-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Your notifications" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.inbox.choices.queryOptions({ organization }));
  return (
    <Hydrated>
      <YourNotificationsPage organization={organization} />
    </Hydrated>
  );
}
