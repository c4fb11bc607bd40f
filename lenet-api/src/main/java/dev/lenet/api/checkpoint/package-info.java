/** A training as it is kept in a file: everything that what follows depends on. */
@NullMarked
package dev.lenet.api.checkpoint;

import org.jspecify.annotations.NullMarked;
