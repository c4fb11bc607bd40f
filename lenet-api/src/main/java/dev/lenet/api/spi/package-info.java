/** What a backend or a source of data implements, and the base classes that do the rest. */
@NullMarked
package dev.lenet.api.spi;

import org.jspecify.annotations.NullMarked;
