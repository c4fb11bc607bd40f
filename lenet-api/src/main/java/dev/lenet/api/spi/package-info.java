/**
 * What a backend or a source of data implements, and values that pass between them and the library.
 */
@NullMarked
package dev.lenet.api.spi;

import org.jspecify.annotations.NullMarked;
