"""Serves what train.py saved, by the contract of Azure Machine Learning's endpoints (init, run)."""
from __future__ import annotations

import json
import os

SERVED = {}


def init():
    SERVED["predict"] = open_model(folder_of(os.environ["AZUREML_MODEL_DIR"]))


def run(body):
    try:
        rows = json.loads(body)
        return {"predictions": SERVED["predict"](rows if isinstance(rows, list) else [rows])}
    except ValueError as error:
        return {"error": str(error)}


def folder_of(root):
    """Registered folders keep their name below the root; the folder with the model is the one that is meant."""
    for folder, _, files in os.walk(root):
        if "model.joblib" in files or "config.json" in files:
            return folder
    raise FileNotFoundError(f"{root} holds neither model.joblib nor config.json: train.py saves one of them")


def open_model(folder):
    return classic(folder) if os.path.exists(os.path.join(folder, "model.joblib")) else language(folder)


def classic(folder):
    import joblib
    import pandas

    saved = joblib.load(os.path.join(folder, "model.joblib"))

    def predict(rows):
        if not all(isinstance(row, dict) for row in rows):
            raise ValueError("send an object per row, from column to value")
        frame = pandas.DataFrame(rows)
        missing = [column for column in saved["columns"] if column not in frame]
        if missing:
            raise ValueError(f"the input lacks {', '.join(missing)}")
        return saved["model"].predict(frame[saved["columns"]].apply(pandas.to_numeric)).tolist()

    return predict


def language(folder):
    from transformers import pipeline

    generate = pipeline("text-generation", model=folder, tokenizer=folder)

    def predict(rows):
        texts = [row.get("inputs") if isinstance(row, dict) else row for row in rows]
        if not all(isinstance(text, str) and text for text in texts):
            raise ValueError("send a text per row, or an object with inputs")
        return [answers[0]["generated_text"] for answers in generate(texts, max_new_tokens=256, return_full_text=False)]

    return predict
