/** Counter-based randomness: a value depends on what it is for, never on when it is drawn. */
@NullMarked
package dev.lenet.internal.random;

import org.jspecify.annotations.NullMarked;
