/** The JSON description of a network and its training, as records. */
@NullMarked
package dev.lenet.api.spec;

import org.jspecify.annotations.NullMarked;
