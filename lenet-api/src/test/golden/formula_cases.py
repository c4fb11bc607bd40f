"""Inputs and expected numbers of every formula, as the JSON documents that the tests read.

Draws, weights and orders are exact. Numbers that come out of a longer calculation are rounded to ten
significant digits, so that the last bit of somebody's libm does not change a file.
"""

import numpy as np

import formulas
from formulas import CounterRandom
from network import cross_entropy, cross_entropy_gradient, parameter_shapes, softmax
from network_cases import LENET5, LENET5_1998, blobs

SEED = 42


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(part) for part in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{float(value):.10g}")
    return value


def random():
    streams = []
    for seed, purpose, epoch, index in (
        (42, "INITIALIZE", 0, 0),
        (42, "ORDER", 1, 0),
        (42, "AUGMENT", 3, 59999),
        (0, "ORDER", 1, 0),
        (-1, "AUGMENT", 1, 1),
        (2**63 - 1, "INITIALIZE", 0, 7),
    ):
        stream = CounterRandom(seed, getattr(formulas, purpose), epoch, index)
        draws = [0, 1, 2, 3, 1000000]
        streams.append(
            {
                "seed": seed,
                "purpose": purpose,
                "epoch": epoch,
                "index": index,
                "draws": draws,
                "bits": [f"{stream.bits(n):016x}" for n in draws],
                "uniform": [stream.uniform(n) for n in draws],
                "bounded10": [stream.bounded(n, 10) for n in draws],
                "bounded60000": [stream.bounded(n, 60000) for n in draws],
            }
        )
    return {"streams": streams}


def initial_weights():
    initializers = {}
    for initializer in ("glorotUniform", "lecunUniform", "pytorch", "lecun1998"):
        spec = LENET5_1998 if initializer == "lecun1998" else LENET5
        weights = formulas.initial_weights(parameter_shapes(spec), initializer, SEED)
        initializers[initializer] = {
            name: {
                "shape": list(tensor.shape),
                "first": [float(value) for value in tensor.flat[:3]],
                "last": float(tensor.flat[-1]),
            }
            for name, tensor in weights.items()
        }
    return {"seed": SEED, "initializers": initializers}


def order():
    small = [
        {"seed": SEED, "epoch": epoch, "n": 10, "order": formulas.order(SEED, epoch, 10)}
        for epoch in (1, 2)
    ]
    large = formulas.order(SEED, 1, 60000)
    return {
        "small": small,
        "large": {
            "seed": SEED,
            "epoch": 1,
            "n": 60000,
            "first": large[:10],
            "sumOfIndexTimesValue": sum(i * value for i, value in enumerate(large)),
        },
    }


def pattern(height, width):
    """Pixels that differ from their neighbours, with 0 and 255 among them."""
    pixels = [(37 * y + 101 * x + 3 * x * y) % 256 for y in range(height) for x in range(width)]
    pixels[0], pixels[1], pixels[-1] = 0, 255, 255
    return np.array(pixels, float).reshape(height, width)


def preprocess():
    cases = []
    for height, width, fit, value_range, every in (
        (28, 28, "pad", [0.0, 1.0], 1),
        (28, 28, "resize", [0.0, 1.0], 1),
        (28, 28, "pad", [-0.1, 1.175], 7),
        (28, 28, "resize", [-0.1, 1.175], 7),
        (20, 26, "resize", [0.0, 1.0], 7),
        (27, 29, "pad", [-0.1, 1.175], 7),
        (45, 40, "resize", [0.0, 1.0], 7),
    ):
        values = formulas.preprocess(pattern(height, width), fit, 32, 32, value_range)
        cases.append(
            {
                "image": f"{height}x{width}",
                "fit": fit,
                "height": 32,
                "width": 32,
                "range": value_range,
                "every": every,
                "values": rounded(values.ravel()[::every]),
            }
        )
    sizes = ((28, 28), (20, 26), (27, 29), (45, 40))
    images = {
        f"{height}x{width}": {
            "height": height,
            "width": width,
            "pixels": [int(pixel) for pixel in pattern(height, width).flat],
        }
        for height, width in sizes
    }
    return {"images": images, "cases": cases}


def schedule():
    cases = []
    for described, base, epochs, batches in (
        ({"type": "constant"}, 0.001, 2, 3),
        ({"type": "step", "gamma": 0.5, "epochs": 2}, 0.1, 5, 2),
        ({"type": "cosine", "warmup": 0.0, "final": 0.0}, 0.003, 2, 4),
        ({"type": "cosine", "warmup": 0.1, "final": 0.05}, 0.003, 5, 5),
        ({"type": "table", "factors": [1.0, 0.4, 0.02]}, 0.0005, 5, 2),
    ):
        rates = [
            formulas.rate(described, base, t, batches, epochs) for t in range(epochs * batches)
        ]
        cases.append(
            {
                "schedule": described,
                "learningRate": base,
                "epochs": epochs,
                "batchesPerEpoch": batches,
                "rates": rounded(rates),
            }
        )
    return {"cases": cases}


def optimizers():
    weights = [0.5, -1.25, 0.03125, 2.0, -0.75]
    gradients = [
        [0.25, -0.5, 0.0, 1.5, -0.0625],
        [0.125, 0.375, 0.0, -1.0, -0.03125],
        [-0.5, 0.25, 0.5, 0.75, 0.015625],
    ]
    rates = [0.1, 0.05, 0.025]
    curvature = [0.75, 0.0, 3.5, 0.25, 1.5]
    cases = []
    for optimizer in (
        {"type": "sgd", "momentum": 0.0, "weightDecay": 0.0},
        {"type": "sgd", "momentum": 0.0, "weightDecay": 0.1},
        {"type": "sgd", "momentum": 0.9, "weightDecay": 0.0},
        {"type": "sgd", "momentum": 0.9, "weightDecay": 0.1},
        {"type": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.0},
        {"type": "adam", "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4, "weightDecay": 0.1},
        {"type": "adamw", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01},
        {"type": "adamw", "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4, "weightDecay": 0.1},
        {"type": "sdlm", "damping": 0.5, "weightDecay": 0.0},
        {"type": "sdlm", "damping": 0.5, "weightDecay": 0.1},
    ):
        w, state, after = np.array(weights), {"h": np.array(curvature)}, []
        for t, (rate, gradient) in enumerate(zip(rates, gradients)):
            w = formulas.optimizer_step(optimizer, rate, t, w, np.array(gradient), state)
            after.append(rounded(w))
        cases.append({"optimizer": {**optimizer, "learningRate": rates[0]}, "after": after})
    return {
        "weights": weights,
        "rates": rates,
        "gradients": gradients,
        "curvature": curvature,
        "cases": cases,
    }


AFFINE = {"rotate": 10.0, "scale": 0.1, "shear": 0.1, "shift": 1.5}
ELASTIC = {"sigma": 4.0, "displacement": 0.65}
AUGMENTATIONS = {
    "affine": AFFINE,
    "elastic": {"rotate": 0.0, "scale": 0.0, "shear": 0.0, "shift": 0.0, "elastic": ELASTIC},
    "both": {**AFFINE, "elastic": ELASTIC},
    "strong": {
        "rotate": 45.0,
        "scale": 0.5,
        "shear": 0.3,
        "shift": 6.0,
        "elastic": {"sigma": 1.5, "displacement": 2.0},
    },
}
BACKGROUND = -0.1


def augmentation_image():
    """Three soft strokes on the background."""
    strokes = blobs(CounterRandom(SEED, 102, 0, 0), 32, 32).astype(float)
    return np.round(BACKGROUND + 1.275 * strokes, 5)


def augmentation():
    image = augmentation_image()
    every = 11
    cases = []
    for name, described in AUGMENTATIONS.items():
        for epoch, index in ((1, 7), (2, 7), (1, 59999)):
            out = formulas.augment(image, described, BACKGROUND, SEED, epoch, index)
            cases.append(
                {
                    "name": name,
                    "augmentation": described,
                    "epoch": epoch,
                    "index": index,
                    "values": rounded(out.ravel()[::every]),
                }
            )
    return {
        "height": 32,
        "width": 32,
        "background": BACKGROUND,
        "image": rounded(image.ravel()),
        "seed": SEED,
        "every": every,
        "cases": cases,
    }


def loss():
    logits = np.array(
        [[0.5, -1.0, 2.0], [0.0, 0.0, 0.0], [100.0, -100.0, 99.0], [-1000.0, -1000.5, -999.0]]
    )
    labels = np.array([2, 0, 0, 1])
    return {
        "logits": logits.tolist(),
        "labels": labels.tolist(),
        "probabilities": rounded(softmax(logits)),
        "losses": [
            {
                **({} if j is None else {"j": j}),
                "lossOfFirstRows": [
                    rounded(cross_entropy(logits[:rows], labels[:rows], j)) for rows in range(1, 5)
                ],
                "gradientOfFirstRows": [
                    rounded(cross_entropy_gradient(logits[:rows], labels[:rows], j).ravel())
                    for rows in range(1, 5)
                ],
            }
            for j in (None, 0.5, 999.5)
        ],
    }


def evaluation():
    """Four classes: 3 is never the truth, 1 is never predicted.

    The fifth and the sixth row are ties; in the last the truth has no probability at all.
    """
    labels = [0, 0, 1, 2, 2, 0, 1, 2, 1]
    sixteenths = [
        [10, 2, 3, 1],
        [3, 1, 8, 4],
        [7, 6, 2, 1],
        [1, 2, 12, 1],
        [5, 1, 5, 5],
        [4, 4, 4, 4],
        [1, 3, 4, 8],
        [2, 1, 9, 4],
        [0, 0, 16, 0],
    ]
    probabilities = [[part / 16 for part in row] for row in sixteenths]
    intervals = [
        {"right": right, "n": n, "interval": rounded(formulas.wilson(right, n))}
        for right, n in ((9847, 10000), (9905, 10000), (0, 10), (10, 10), (1, 1), (5, 8))
    ]
    return {
        "classes": 4,
        "labels": labels,
        "probabilities": probabilities,
        **rounded(formulas.evaluate(labels, probabilities, 4)),
        "wilson95Of": intervals,
    }


def documents():
    return {
        "random": random(),
        "initial-weights": initial_weights(),
        "order": order(),
        "preprocess": preprocess(),
        "schedule": schedule(),
        "optimizers": optimizers(),
        "augmentation": augmentation(),
        "loss": loss(),
        "evaluation": evaluation(),
    }
