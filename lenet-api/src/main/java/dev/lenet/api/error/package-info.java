/** Errors of the library. Each says what was asked, what was found, and what to do. */
@NullMarked
package dev.lenet.api.error;

import org.jspecify.annotations.NullMarked;
