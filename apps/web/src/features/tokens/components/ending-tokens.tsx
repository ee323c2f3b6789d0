import { Banner } from "@/components/ui/banner.tsx";
import type { TokenView } from "../server/load-tokens.ts";
import { endingWarning } from "../store/token-words.ts";

/** What stops working soon. */
export function EndingTokens({ tokens, now }: { tokens: readonly TokenView[]; now: Date }) {
  return tokens.map((token) => {
    const warning = endingWarning(token, now);
    return warning ? (
      <Banner key={token.id} status="warning">
        {warning}
      </Banner>
    ) : null;
  });
}
