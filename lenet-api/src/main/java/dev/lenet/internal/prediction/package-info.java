/** Models with pools of networks, and their evaluation. */
@NullMarked
package dev.lenet.internal.prediction;

import org.jspecify.annotations.NullMarked;
