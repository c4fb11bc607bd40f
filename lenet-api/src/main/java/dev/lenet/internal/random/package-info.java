/** Counter-based random numbers: a value depends on its purpose, not on when it is drawn. */
@NullMarked
package dev.lenet.internal.random;

import org.jspecify.annotations.NullMarked;
