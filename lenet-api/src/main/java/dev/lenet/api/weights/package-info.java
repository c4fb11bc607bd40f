/** Named weights: initial values, and the files that carry them between engines. */
@NullMarked
package dev.lenet.api.weights;

import org.jspecify.annotations.NullMarked;
