/** Stands for an engine that one wrong provider loads too early. */
@NullMarked
package dev.lenet.reference.eager;

import org.jspecify.annotations.NullMarked;
