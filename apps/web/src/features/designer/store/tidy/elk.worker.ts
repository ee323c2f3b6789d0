/** The layout engine runs here and installs its own message handler; it is fetched only when somebody tidies. */
import "elkjs/lib/elk-worker.min.js";
