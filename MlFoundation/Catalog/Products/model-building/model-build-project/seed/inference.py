"""Serves the model in SageMaker's scikit-learn image: CSV in, one probability a line out."""
import json
import math
import pathlib


def model_fn(model_dir):
    return json.loads(pathlib.Path(model_dir, "model.json").read_text())


def input_fn(body, content_type):
    if content_type.split(";")[0] != "text/csv":
        raise ValueError(f"{content_type} is not served; expected text/csv")
    text = body.decode() if isinstance(body, (bytes, bytearray)) else body
    return [[float(value) for value in line.split(",")] for line in text.splitlines() if line.strip()]


def predict_fn(rows, model):
    def score(row):
        if len(row) != len(model["weights"]):
            raise ValueError(f"{len(row)} features; expected {len(model['weights'])}")
        scaled = ((value - mean) / scale for value, mean, scale in zip(row, model["means"], model["scales"]))
        total = model["bias"] + sum(weight * value for weight, value in zip(model["weights"], scaled))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

    return [score(row) for row in rows]


def output_fn(scores, accept):
    return "\n".join(f"{value:.6f}" for value in scores), "text/csv"
