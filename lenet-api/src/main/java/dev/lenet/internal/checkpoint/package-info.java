/** Checkpoints: files with everything that the rest of a training depends on. */
@NullMarked
package dev.lenet.internal.checkpoint;

import org.jspecify.annotations.NullMarked;
