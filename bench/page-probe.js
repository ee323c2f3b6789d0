// Put into every page before its own scripts. Measures with the browser's clock, inside the page, so that the way between the
// measuring program and the browser does not count.
(() => {
  const LIMIT_MS = 120_000;
  const probe = { clickedAt: 0, events: [], longTasks: [], lines: [] };
  window.probe = probe;

  window.addEventListener("click", (event) => (probe.clickedAt = event.timeStamp), { capture: true });
  new PerformanceObserver((list) => probe.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  });

  // Notes when an event of a run has reached the page, beside what the page itself does with it.
  window.EventSource = class extends window.EventSource {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (message) => {
        const now = Date.now();
        const { type, events } = JSON.parse(message.data).json;
        if (type === "runEvents") probe.events.push(...events.map(({ at, event }) => ({ at, message: event.message, receivedAt: now })));
      });
    }
  };

  /** Looks in every frame; resolves when the frame in which it is reached is on the screen and the page is ready for input. */
  probe.untilFrame = (what, isReached) =>
    new Promise((resolve, reject) => {
      const until = performance.now() + LIMIT_MS;
      const look = () => {
        if (isReached()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        else if (performance.now() > until) reject(new Error(`${what} was not seen within ${LIMIT_MS} ms.`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });

  probe.phases = () => document.querySelector('[aria-label="Phases"]')?.textContent ?? "";
  /** Milliseconds from the last click until the first event of the run that it asked for has come and its page is drawn. */
  probe.untilFirstEvent = async () => {
    const before = probe.events.length;
    return (await probe.untilFrame("The first event", () => probe.events.length > before && probe.phases() !== "")) - probe.clickedAt;
  };
  /** Milliseconds from the last click until the page shows that the worker applies, or has already applied. */
  probe.untilApplying = async () =>
    (await probe.untilFrame("The begin of the apply", () => /Apply.*\d+\/\d+/.test(probe.phases()))) - probe.clickedAt;

  probe.says = (sentence) =>
    [...document.querySelectorAll('main [role="status"]')].some(({ textContent }) => textContent.includes(sentence));
  /** Milliseconds from the last click until the page says that the run is being cancelled. */
  probe.untilCancelling = async () =>
    (await probe.untilFrame("The acknowledgement of the cancel", () => probe.says("Cancelling – nothing new starts"))) - probe.clickedAt;

  /** Notes for each line "Measured event N" of the log the first frame in which it, or a later one, is on the screen. */
  probe.untilLine = (last) => {
    const rows = document.querySelector('[aria-label="Log"]');
    return probe.untilFrame(`Line ${last}`, () => {
      const newest = [...rows.querySelectorAll("[data-index] p")].map((row) =>
        Number(/Measured event (\d+)/.exec(row.textContent)?.[1] ?? 0),
      );
      const now = Date.now();
      for (let line = probe.lines.length; line < Math.max(0, ...newest); line += 1) probe.lines[line] = now;
      return probe.lines.length >= last;
    });
  };

  /** Milliseconds from the start of the navigation until the drawing stands still, in view, and the page is ready for input. */
  probe.untilDrawn = () => {
    let before = "";
    return probe.untilFrame("The drawing", () => {
      const camera = document.querySelector("#designer-canvas .react-flow__viewport")?.style.transform ?? "";
      const isStill = camera !== "" && camera === before;
      before = camera;
      return isStill && [...document.querySelectorAll("#designer-canvas .react-flow__node")].some(isInView);
    });
  };

  /** Counts frames and long tasks from here to `endWatch`. */
  probe.startWatch = () => {
    const watch = { frames: 0, startedAt: performance.now(), before: probe.longTasks.length };
    probe.watch = watch;
    const count = () => {
      watch.frames += 1;
      if (probe.watch === watch) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  };
  probe.endWatch = async () => {
    const { frames, startedAt, before } = probe.watch;
    const seconds = (performance.now() - startedAt) / 1000;
    probe.watch = undefined;
    // The observer is told about a task after its end.
    await new Promise((done) => setTimeout(done, 200));
    return { longTasks: probe.longTasks.slice(before), framesPerSecond: frames / seconds };
  };

  /** Where everything is drawn: a gesture that did something has changed it. */
  probe.places = () =>
    [...document.querySelectorAll("#designer-canvas .react-flow__viewport, #designer-canvas .react-flow__node")]
      .map((element) => element.style.transform)
      .join();

  /** A point on the title of a node near the middle of the view, where a hand would take it. */
  probe.nodeInView = () => {
    const canvas = document.querySelector("#designer-canvas").getBoundingClientRect();
    const middle = { x: canvas.left + canvas.width / 2, y: canvas.top + canvas.height / 2 };
    const spots = [...document.querySelectorAll("#designer-canvas .react-flow__node-component")].map((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const distance = (spot) => Math.hypot(spot.x - middle.x, spot.y - middle.y);
    return spots.toSorted((left, right) => distance(left) - distance(right))[0];
  };

  function isInView(node) {
    const canvas = document.querySelector("#designer-canvas").getBoundingClientRect();
    const { left, right, top, bottom, width } = node.getBoundingClientRect();
    const isDrawn = getComputedStyle(node).visibility === "visible" && width > 0;
    return isDrawn && right > canvas.left && left < canvas.right && bottom > canvas.top && top < canvas.bottom;
  }
})();
