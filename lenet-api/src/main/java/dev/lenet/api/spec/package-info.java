/** The description of a network and its training, and its JSON. */
@NullMarked
package dev.lenet.api.spec;

import org.jspecify.annotations.NullMarked;
