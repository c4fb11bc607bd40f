/** The errors of the library: each says what was asked, what was found and what to do. */
@NullMarked
package dev.lenet.api.error;

import org.jspecify.annotations.NullMarked;
