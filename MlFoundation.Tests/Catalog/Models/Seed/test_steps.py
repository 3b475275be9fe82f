"""The steps as the pipeline runs them, one after another, each seeing only what the step before left."""
import pathlib
import random
import shutil
import tarfile
import tempfile
import unittest

import evaluate
import inference
import prepare
import train


class Steps(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)

    def data(self, rows):
        folder = self.root / "data"
        folder.mkdir(exist_ok=True)
        (folder / "rows.csv").write_text("".join(",".join(map(str, row)) + "\n" for row in rows))
        return folder

    @staticmethod
    def separable(count=400):
        chance = random.Random(7)
        for _ in range(count):
            a, b = chance.uniform(-1, 1), chance.uniform(900, 1100)
            yield int(a + (b - 1000) / 100 > 0), a, b, 5

    def test_rows_keep_their_part_when_others_come(self):
        rows = list(self.separable(300))
        few, many = self.root / "few", self.root / "many"
        prepare.prepare(self.data(rows[:200]), few)
        prepare.prepare(self.data(rows), many)
        for part in ("train", "validation", "test"):
            before = set((few / part / f"{part}.csv").read_text().splitlines())
            self.assertTrue(before <= set((many / part / f"{part}.csv").read_text().splitlines()))
            self.assertTrue(before)

    def test_a_header_is_refused(self):
        with self.assertRaises(ValueError):
            prepare.prepare(self.data([("label", "amount")]), self.root / "out")

    def test_a_constant_column_does_no_harm(self):
        model = train.fit([(0, [0.0, 5.0]), (1, [1.0, 5.0])], 50, 0.5)
        self.assertEqual(model["scales"][1], 1.0)
        self.assertGreater(train.score(model, [1.0, 5.0]), 0.5)

    def test_from_data_to_answers(self):
        prepare.prepare(self.data(self.separable()), self.root / "parts")
        job = self.root / "ml"
        for channel in ("train", "validation"):
            shutil.copytree(self.root / "parts" / channel, job / "input/data" / channel)
        (job / "input/data/code").mkdir()
        shutil.copy(inference.__file__, job / "input/data/code/inference.py")
        (job / "input/config").mkdir()
        (job / "input/config/hyperparameters.json").write_text('{"epochs": "300", "rate": "0.5"}')
        train.train(job)

        work = self.root / "processing"
        (work / "input/model").mkdir(parents=True)
        with tarfile.open(work / "input/model/model.tar.gz", "w:gz") as archive:
            archive.add(job / "model", arcname=".")
        shutil.copytree(self.root / "parts/test", work / "input/test")
        report = evaluate.evaluate(work)
        self.assertGreater(report["metrics"]["accuracy"]["value"], 0.9)

        self.assertTrue((job / "model/code/inference.py").exists())
        model = inference.model_fn(job / "model")
        rows = inference.input_fn(b"0.9,1090,5\n-0.9,910,5\n", "text/csv; charset=utf-8")
        body, kind = inference.output_fn(inference.predict_fn(rows, model), "text/csv")
        high, low = map(float, body.splitlines())
        self.assertEqual(kind, "text/csv")
        self.assertTrue(high > 0.9 and low < 0.1, body)

    def test_what_is_not_served_is_refused(self):
        with self.assertRaises(ValueError):
            inference.input_fn("{}", "application/json")
        with self.assertRaises(ValueError):
            inference.predict_fn([[1.0]], {"weights": [1.0, 2.0], "means": [0, 0], "scales": [1, 1], "bias": 0})


if __name__ == "__main__":
    unittest.main()
