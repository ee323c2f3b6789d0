import { createJournalStore, openMemoryJournal, requestCancel } from "./journal.testing.ts";
import { journalContract } from "./journal-contract.testing.ts";

journalContract("memory", ({ plan, recorded }) => {
  const store = createJournalStore({ plan, recorded });
  return Promise.resolve({
    open: () => Promise.resolve(openMemoryJournal(store)),
    cancel: () => Promise.resolve(requestCancel(store)),
    events: () => Promise.resolve(store.events),
  });
});
