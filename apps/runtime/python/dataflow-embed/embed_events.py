"""Embeds the text of each event and writes its vectors; each machine of a Dataflow job loads this archive.

Events are `{"id": ..., "text": ...}`; one without a text is passed over, and the same id again replaces its vectors.
"""
from __future__ import annotations

import hashlib
import json
import re
import urllib.parse
import urllib.request

from embed import chunk_key, chunks, of_length_one
from google_cloud import ask_google, id_token
from vector_writers import open_writer

TIME_LIMIT_SECONDS = 60
NO_VECTOR = "The model endpoint answered without a vector: it must serve an embedding model that gives one vector per text"


def embedder(settings: dict[str, str]):
    """What is done with one event, from what the arrows and settings of the job say."""
    write = open_writer(settings["out"])
    encode = open_model(settings["model"])
    size, overlap = int(settings["chunkSize"]), int(settings["chunkOverlap"])
    is_normalized = settings["normalize"] == "yes"

    def embed(key: str | None, text: str | None) -> int:
        if not text:
            return 0
        name = key or hashlib.sha256(text.encode()).hexdigest()
        entries = []
        for position, part in enumerate(chunks(text, size, overlap)):
            vector = encode(part)
            entries.append((chunk_key(name, position), of_length_one(vector) if is_normalized else vector, {"source": name, "position": str(position), "text": part}))
        if entries:
            write(entries)
        return len(entries)

    return embed


def open_model(address: str):
    """`vertex-model://<region>/<project>/<publisher>/<model>`, `vertex://<region>/<project>/<endpoint>` or a plain address."""
    match = re.fullmatch(r"(vertex|vertex-model)://([^/]+)/([^/]+)/(.+)", address)
    if match is None:
        return lambda text: vector_in(ask_service(address, {"inputs": text}))
    scheme, region, project, name = match.groups()
    location = f"https://{region}-aiplatform.googleapis.com/v1/projects/{project}/locations/{region}"
    if scheme == "vertex":
        return lambda text: vector_in(predict(f"{location}/endpoints/{name}", {"inputs": text}))
    publisher, model = name.split("/")
    return lambda text: vector_in(predict(f"{location}/publishers/{publisher}/models/{model}", {"content": text}))


def predict(url: str, instance: dict):
    body = json.dumps({"instances": [instance]}).encode()
    return json.loads(ask_google("POST", f"{url}:predict", body))["predictions"]


def ask_service(address: str, body: dict):
    headers = {"content-type": "application/json", **cloud_run_login(address)}
    request = urllib.request.Request(address, data=json.dumps(body).encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        return json.load(answer)


def cloud_run_login(address: str) -> dict[str, str]:
    """Cloud Run checks who asks before the container does; nobody else is told."""
    url = urllib.parse.urlsplit(address)
    if url.scheme != "https" or not (url.hostname or "").endswith(".run.app"):
        return {}
    return {"authorization": f"Bearer {id_token(f'https://{url.netloc}')}"}


def vector_in(answer) -> list[float]:
    """The vector of the one text that was sent, in each of the forms that embedding models answer."""
    while True:
        if isinstance(answer, dict):
            found = [answer[key] for key in ("embeddings", "embedding", "values", "data") if key in answer]
            if not found:
                raise ValueError(NO_VECTOR)
            answer = found[0]
        elif isinstance(answer, list) and answer and isinstance(answer[0], (int, float)):
            return answer
        elif isinstance(answer, list) and answer:
            answer = answer[0]
        else:
            raise ValueError(NO_VECTOR)
