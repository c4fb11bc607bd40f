"""The formulas of docs/semantics.md that are not part of the network, in plain Python and NumPy."""

import math

import numpy as np

# Randomness: 64-bit wrap-around arithmetic.

MASK = (1 << 64) - 1
GOLDEN_GAMMA = 0x9E3779B97F4A7C15
INITIALIZE, ORDER, AUGMENT = 0, 1, 2


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class CounterRandom:
    """A stream of draws, each of which depends on the stream and its own number only."""

    def __init__(self, seed, purpose, epoch, index):
        s = mix((seed + GOLDEN_GAMMA) & MASK)
        for part in (purpose, epoch, index):
            s = mix((s + GOLDEN_GAMMA * (part + 1)) & MASK)
        self.s = s

    def bits(self, n):
        return mix((self.s + GOLDEN_GAMMA * (n + 1)) & MASK)

    def uniform(self, n):
        return (self.bits(n) >> 11) * 2.0**-53

    def bounded(self, n, k):
        return ((self.bits(n) >> 32) * k) >> 32

    def symmetric(self, shape, first=0):
        """2u - 1 for consecutive draws from number `first`, row-major."""
        count = math.prod(shape)
        draws = [2 * self.uniform(first + n) - 1 for n in range(count)]
        return np.array(draws).reshape(shape)


# Initial weights.


def initial_weights(shapes, initializer, seed):
    """`shapes` as parameter_shapes gives them; the values are rounded to float32."""
    weights = {}
    for index, (name, (shape, fan_in, fan_out)) in enumerate(shapes.items()):
        if initializer == "glorotUniform":
            bound = math.sqrt(6 / (fan_in + fan_out))
        elif initializer == "lecunUniform":
            bound = math.sqrt(3 / fan_in)
        else:
            bound = 1 / math.sqrt(fan_in)
        if name.endswith(".bias") and initializer != "pytorch":
            weights[name] = np.zeros(shape, np.float32)
        else:
            draws = CounterRandom(seed, INITIALIZE, 0, index).symmetric(shape)
            weights[name] = (draws * bound).astype(np.float32)
    return weights


# Order of an epoch.


def order(seed, epoch, n):
    random = CounterRandom(seed, ORDER, epoch, 0)
    permutation = list(range(n))
    for i in range(n - 1, 0, -1):
        j = random.bounded(i, i + 1)
        permutation[i], permutation[j] = permutation[j], permutation[i]
    return permutation


# Optimizers: step number t counts from 0, `state` starts as {}.


def optimizer_step(optimizer, rate, t, w, g, state):
    """The weights after one step; `state` is updated."""
    decay = optimizer.get("weightDecay", 0.01 if optimizer["type"] == "adamw" else 0.0)
    if optimizer["type"] == "sgd":
        v = optimizer.get("momentum", 0.0) * state.get("v", 0 * w) + (g + decay * w)
        state["v"] = v
        return w - rate * v
    beta1, beta2 = optimizer.get("beta1", 0.9), optimizer.get("beta2", 0.999)
    if optimizer["type"] == "adamw":
        w = w - rate * decay * w
    else:
        g = g + decay * w
    state["m"] = beta1 * state.get("m", 0 * w) + (1 - beta1) * g
    state["v"] = beta2 * state.get("v", 0 * w) + (1 - beta2) * g * g
    m_hat = state["m"] / (1 - beta1 ** (t + 1))
    v_hat = state["v"] / (1 - beta2 ** (t + 1))
    return w - rate * m_hat / (np.sqrt(v_hat) + optimizer.get("epsilon", 1e-8))
