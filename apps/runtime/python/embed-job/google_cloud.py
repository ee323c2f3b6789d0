"""Objects and indexes of Google Cloud, opened with the identity of the container."""
from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

TOKEN_URL = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token"
STORAGE = "https://storage.googleapis.com"
TIME_LIMIT_SECONDS = 60
# A token that ends sooner is asked for again.
MARGIN_SECONDS = 300
_token: tuple[str, float] = ("", 0.0)


def identity_token() -> str:
    global _token
    token, until = _token
    if until > time.time():
        return token
    request = urllib.request.Request(TOKEN_URL, headers={"Metadata-Flavor": "Google"})
    try:
        with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
            found = json.load(answer)
    except urllib.error.URLError as error:
        raise SystemExit(f"This container has no identity: it must run in Google Cloud, with a service account ({error.reason}).") from error
    _token = (found["access_token"], time.time() + float(found["expires_in"]) - MARGIN_SECONDS)
    return found["access_token"]


def id_token(audience: str) -> str:
    """Says who the container is to whoever checks that by its own address: Databricks, and services of Cloud Run."""
    url = f"{TOKEN_URL.removesuffix('token')}identity?{urllib.parse.urlencode({'audience': audience, 'format': 'full'})}"
    request = urllib.request.Request(url, headers={"Metadata-Flavor": "Google"})
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        return answer.read().decode()


def account_email() -> str:
    request = urllib.request.Request(TOKEN_URL.replace("/token", "/email"), headers={"Metadata-Flavor": "Google"})
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        return answer.read().decode()


def ask_google(method: str, url: str, body: bytes | None = None, content_type: str = "application/json") -> bytes:
    headers = {"authorization": f"Bearer {identity_token()}", **({"content-type": content_type} if body is not None else {})}
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        return answer.read()


def object_of(address: str) -> tuple[str, str] | None:
    """Bucket and name of `gs://<bucket>/<name>`."""
    match = re.fullmatch(r"gs://([^/]+)/(.+[^/])", address)
    return (match[1], match[2]) if match else None


def read_object(bucket: str, name: str) -> bytes | None:
    try:
        return ask_google("GET", f"{STORAGE}/storage/v1/b/{bucket}/o/{urllib.parse.quote(name, safe='')}?alt=media")
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def write_object(bucket: str, name: str, text: str) -> None:
    query = urllib.parse.urlencode({"uploadType": "media", "name": name})
    ask_google("POST", f"{STORAGE}/upload/storage/v1/b/{bucket}/o?{query}", text.encode(), "text/plain")


def upsert_datapoints(index: str, batch: list, kept_characters: int) -> None:
    """Puts vectors into an index of Vertex AI; of a long text its beginning lies beside the vector."""
    region = index.split("/")[3]
    datapoints = [
        {"datapointId": key, "featureVector": vector, "embeddingMetadata": {name: value[:kept_characters] for name, value in metadata.items()}}
        for key, vector, metadata in batch
    ]
    ask_google("POST", f"https://{region}-aiplatform.googleapis.com/v1/{index}:upsertDatapoints", json.dumps({"datapoints": datapoints}).encode())
