"""Serves what train.py saved, by the contract of SageMaker's inference containers (model_fn, input_fn, predict_fn, output_fn)."""
import json
import os

import joblib
import pandas


def model_fn(model_dir):
    return joblib.load(os.path.join(model_dir, "model.joblib"))


def input_fn(body, content_type):
    if content_type != "application/json":
        raise ValueError(f"400: send application/json, not {content_type}")
    rows = json.loads(body)
    return rows if isinstance(rows, list) else [rows]


def predict_fn(rows, saved):
    frame = pandas.DataFrame(rows)
    missing = [column for column in saved["columns"] if column not in frame]
    if missing:
        raise ValueError(f"400: the input lacks {', '.join(missing)}")
    return saved["model"].predict(frame[saved["columns"]]).tolist()


def output_fn(predictions, accept):
    return json.dumps({"predictions": predictions}), "application/json"
