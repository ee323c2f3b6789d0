"""Vectors as points of a collection of Qdrant, which whoever writes first makes; the runtime makes the same one."""
from __future__ import annotations

import hashlib
import json
import urllib.request

from secret_places import read_secret

TIME_LIMIT_SECONDS = 60


def open_collection(target: dict[str, str]):
    """Makes the collection where there is none, and returns what puts a piece of a batch into it."""
    origin = f"{'https' if target.get('tls') == 'yes' else 'http'}://{target['host']}/collections/{target['collection']}"
    headers = {"api-key": read_secret(target["key"]), "content-type": "application/json"}

    def ask(method: str, path: str, body: dict | None = None) -> dict:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(origin + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
            return json.load(answer)

    if not ask("GET", "/exists")["result"]["exists"]:
        ask("PUT", "", qdrant_collection(target))
    return lambda piece: ask("PUT", "/points?wait=true", {"points": qdrant_points(piece)})


def qdrant_collection(target: dict[str, str]) -> dict:
    quantization = {"byte": {"scalar": {"type": "int8", "always_ram": True}}, "binary": {"binary": {"always_ram": True}}}.get(target.get("quantization", ""))
    vectors = {"size": int(target["dimension"]), "distance": {"cosine": "Cosine", "euclidean": "Euclid", "dot": "Dot"}[target["metric"]]}
    return {
        "vectors": {**vectors, **({"datatype": "float16"} if target.get("quantization") == "fp16" else {})},
        "hnsw_config": {"m": int(target.get("links", "16"))},
        "replication_factor": int(target.get("copies", "1")),
        **({"quantization_config": quantization} if quantization else {}),
    }


def qdrant_points(batch: list) -> list[dict]:
    """Ids are UUIDs there: the key itself is kept beside the vector."""
    return [{"id": uuid_of(key), "vector": vector, "payload": {**metadata, "zerolake_id": key}} for key, vector, metadata in batch]


def uuid_of(key: str) -> str:
    digits = hashlib.sha256(key.encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
