package dev.lenet.backend.dl4j;

/** One layer's weights and their gradients: places in the network's two flat arrays. */
record LayerWeights(Tensor weight, Tensor bias, Tensor weightGradient, Tensor biasGradient) {}
