import type { Metadata } from "next";
import { DestroyPage } from "@/features/deployments/components/destroy/destroy-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";

export const metadata: Metadata = { title: "Destroy resources" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string; environment: string }> }) {
  return (
    <PageBody>
      <DestroyPage address={await params} />
    </PageBody>
  );
}
