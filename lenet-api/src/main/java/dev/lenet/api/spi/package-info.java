/** The interfaces that backends and sources of data implement, and the types they need. */
@NullMarked
package dev.lenet.api.spi;

import org.jspecify.annotations.NullMarked;
