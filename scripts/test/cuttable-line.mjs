import { once } from "node:events";
import { connect, createServer } from "node:net";
import { pipeline } from "node:stream";

/** A way to a server on this machine that can be cut: whoever calls then finds nobody, as when a cloud cannot be reached. */
export async function openCuttableLine(toPort) {
  const ends = new Set();
  const line = createServer((caller) => {
    const callee = connect(toPort, "127.0.0.1");
    for (const end of [caller, callee]) {
      ends.add(end);
      end.once("close", () => ends.delete(end));
    }
    pipeline(caller, callee, caller, () => undefined);
  });
  const start = async (port) => {
    line.listen(port, "127.0.0.1");
    await once(line, "listening");
  };
  await start(0);
  const { port } = line.address();
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = line.listening ? once(line, "close") : undefined;
      line.close();
      for (const end of ends) end.destroy();
      await closed;
    },
    async start() {
      if (!line.listening) await start(port);
    },
  };
}
