/** The one training loop: replicas, validation, early stopping, saving. */
@NullMarked
package dev.lenet.internal.training;

import org.jspecify.annotations.NullMarked;
