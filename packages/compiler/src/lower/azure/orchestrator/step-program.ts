/** Starts a step by a call and looks until it has ended, in Python; `token_for` says for each cloud's Airflow whose token it sends. */
export const STEP_PROGRAM = `
def ask(step, method, url, body=None):
    headers = {"Authorization": "Bearer " + token_for(step["audience"].rstrip("/") + "/.default"), "Content-Type": "application/json"}
    answer = requests.request(method, url, data=body, headers=headers, timeout=60)
    answer.raise_for_status()
    return answer


def body_of(answer):
    return answer.json() if answer.text else {}


def value_at(found, path):
    for key in path.split("."):
        found = found[key]
    return found


def run(step, run_id):
    def fill(text, started):
        return text.replace("@{pipeline().RunId}", run_id).replace("{id}", started)

    started = ask(step, step["start"]["method"], fill(step["start"]["url"], ""), step["start"].get("body"))
    header = step.get("idHeader")
    url = fill(step["status"]["url"], started.headers[header] if header else str(body_of(started).get(step.get("idPath", "name"), "")))
    while True:
        time.sleep(30)
        state = str(value_at(body_of(ask(step, "GET", url)), step["status"]["path"]))
        if state == step["status"]["succeeded"]:
            return
        if state not in step["status"]["running"]:
            raise RuntimeError(f"it ended as {state}")
`;
