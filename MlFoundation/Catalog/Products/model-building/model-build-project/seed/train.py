"""Trains a logistic regression with the standard library alone: the smallest model that shows the contract. Replace `fit` by your own."""
import csv
import json
import math
import pathlib
import shutil


def read(folder):
    """Rows of every CSV file in a folder as (label, features)."""
    rows = []
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        with path.open(newline="") as file:
            rows += [(float(row[0]), [float(value) for value in row[1:]]) for row in csv.reader(file) if row]
    return rows


def score(model, features):
    """Probability of the label 1."""
    scaled = ((value - mean) / scale for value, mean, scale in zip(features, model["means"], model["scales"]))
    total = model["bias"] + sum(weight * value for weight, value in zip(model["weights"], scaled))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def fit(rows, epochs, rate):
    """Gradient descent over all rows, on features scaled to mean 0 and deviation 1."""
    columns = list(zip(*(features for _, features in rows)))
    means = [sum(column) / len(column) for column in columns]
    scales = [math.sqrt(sum((v - m) ** 2 for v in column) / len(column)) or 1.0 for column, m in zip(columns, means)]
    model = {"means": means, "scales": scales, "weights": [0.0] * len(columns), "bias": 0.0}
    for _ in range(epochs):
        errors = [score(model, features) - label for label, features in rows]
        for i in range(len(columns)):
            slope = sum(e * (features[i] - means[i]) / scales[i] for e, (_, features) in zip(errors, rows)) / len(rows)
            model["weights"][i] -= rate * slope
        model["bias"] -= rate * sum(errors) / len(rows)
    return model


def train(root, epochs=200, rate=0.5):
    """Trains on root/input/data/train; leaves the model, and the code that serves it, in root/model."""
    root = pathlib.Path(root)
    settings = root / "input/config/hyperparameters.json"
    given = json.loads(settings.read_text()) if settings.exists() else {}
    model = fit(read(root / "input/data/train"), int(given.get("epochs", epochs)), float(given.get("rate", rate)))
    (root / "model/code").mkdir(parents=True, exist_ok=True)
    (root / "model/model.json").write_text(json.dumps(model))
    shutil.copy(root / "input/data/code/inference.py", root / "model/code/inference.py")
    held = read(root / "input/data/validation")
    right = sum((score(model, features) >= 0.5) == (label >= 0.5) for label, features in held)
    print(f"validation:accuracy={right / len(held) if held else 0.0:.4f};")
    return model


if __name__ == "__main__":
    train("/opt/ml")
