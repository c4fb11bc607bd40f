/** A training as it is kept in a file: everything that what follows depends on. */
@NullMarked
package dev.lenet.internal.checkpoint;

import org.jspecify.annotations.NullMarked;
