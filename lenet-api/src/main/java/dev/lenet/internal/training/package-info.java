/** The training loop: replicas, validation, early stopping, checkpoints. */
@NullMarked
package dev.lenet.internal.training;

import org.jspecify.annotations.NullMarked;
