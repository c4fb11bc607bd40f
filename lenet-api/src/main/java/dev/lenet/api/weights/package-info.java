/** Weights: initial values, and model files, which every engine can read. */
@NullMarked
package dev.lenet.api.weights;

import org.jspecify.annotations.NullMarked;
